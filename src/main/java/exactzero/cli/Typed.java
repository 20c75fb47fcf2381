package exactzero.cli;

import exactzero.data.Wording;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** What was typed, so that it can be typed again. */
final class Typed {
    private Typed() {}

    /** The whole command line that a command was called by, quoted as a shell needs it. */
    static String command(CommandSpec spec) {
        return spec.commandLine().getParseResult().originalArgs().stream().map(Wording::word)
                .collect(Collectors.joining(" ", "exactzero ", ""));
    }
}
