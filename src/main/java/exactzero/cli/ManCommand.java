package exactzero.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The manual page, from the same texts as {@code --help}. */
@Command(
        name = "man",
        mixinStandardHelpOptions = true,
        versionProvider = ExactZero.Version.class,
        customSynopsis = "exactzero man",
        description = "The manual page, of all commands and options, for man to show.",
        footer = {
            "",
            "Example: exactzero man > exactzero.1; man ./exactzero.1"
        })
final class ManCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(new ManPage(spec.root().commandLine()).roff());
        return 0;
    }
}
