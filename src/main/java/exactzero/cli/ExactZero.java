package exactzero.cli;

import java.io.OutputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command. */
@Command(
        name = "exactzero",
        mixinStandardHelpOptions = true,
        versionProvider = ExactZero.Version.class,
        subcommands = {InspectCommand.class, SelectCommand.class, PathCommand.class, ExplainCommand.class,
            PredictCommand.class, CompareCommand.class, MismatchCommand.class, SynthCommand.class,
            DemoCommand.class, ColumnsCommand.class, MergeCommand.class, CompletionCommand.class, ManCommand.class,
            HelpCommand.class},
        customSynopsis = "exactzero COMMAND [OPTION]...",
        description = "Which columns of a CSV matter: Lasso and Ridge to the last digit.",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:internal error",
            "2:wrong use of the command line",
            "3:the data cannot be used as they are",
            "4:not converged; results are written, and marked",
            "5:refused: would overwrite, no permission, no memory, no Java 25, no OpenBLAS",
            "130:interrupted; nothing is left half-written"
        },
        footer = {
            "",
            "Try: exactzero select data/diabetes.csv --target progression"
        })
final class ExactZero implements Runnable {
    private final OutputStream results;

    @Spec
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print stack traces.")
    private boolean debug;

    /** @param results standard output, for what is bytes and not text */
    ExactZero(OutputStream results) {
        this.results = results;
    }

    boolean debug() {
        return debug;
    }

    OutputStream results() {
        return results;
    }

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        throw new CommandLine.ParameterException(line,
                "which command?\n" + line.getUsageMessage(line.getColorScheme()).stripTrailing());
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = ExactZero.class.getPackage().getImplementationVersion();
            return new String[] {"exactzero " + (version == null ? "development build" : version)};
        }
    }
}
