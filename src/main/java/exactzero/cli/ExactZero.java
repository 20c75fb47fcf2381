package exactzero.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command. */
@Command(
        name = "exactzero",
        mixinStandardHelpOptions = true,
        versionProvider = ExactZero.Version.class,
        subcommands = {SelectCommand.class, PathCommand.class, SynthCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        description = "Which columns of a CSV matter: Lasso and Ridge to the last digit.",
        footer = {
            "",
            "Exit codes: 0 done, 1 internal error, 2 usage, 3 bad data, 4 not converged, 5 refused, 130 interrupted.",
            "Try: exactzero select data/diabetes.csv --target progression"
        })
final class ExactZero implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "print stack traces")
    private boolean debug;

    boolean debug() {
        return debug;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? One of " + spec.subcommands().keySet());
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
