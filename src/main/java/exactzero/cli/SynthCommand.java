package exactzero.cli;

import exactzero.data.Correlation;
import exactzero.data.CsvWriter;
import exactzero.data.SyntheticData;
import exactzero.data.SyntheticSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a synthetic CSV with irrelevant features, and its truth. */
@Command(
        name = "synth",
        mixinStandardHelpOptions = true,
        versionProvider = ExactZero.Version.class,
        sortOptions = false,
        customSynopsis = "exactzero synth [OPTION]...",
        description = "Write a synthetic CSV with irrelevant features, and beside it the truth: NAME-truth.csv.",
        footer = {
            "",
            "Example: exactzero synth --rows 100 --features 1000 --out wide.csv"
        })
final class SynthCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin(name = "Problem")
    private Problem problem;

    @Mixin(name = "Output")
    private Place place;

    /** The problem that is drawn. */
    static final class Problem {
        @Option(names = "--rows", paramLabel = "N", description = "Rows (default: ${DEFAULT-VALUE}).")
        private int rows = 200;

        @Option(names = "--features", paramLabel = "P", description = "Features (default: ${DEFAULT-VALUE}).")
        private int features = 50;

        @Option(names = "--relevant", paramLabel = "K",
                description = "Features that matter (default: ${DEFAULT-VALUE}).")
        private int relevant = 5;

        @Option(names = "--coefficients", split = ",", hideParamSyntax = true, paramLabel = "MIN,MAX",
                description = "Smallest and largest absolute coefficient (default: 0.5,1.5).")
        private double[] coefficients = {0.5, 1.5};

        @Option(names = "--correlation", paramLabel = "KIND",
                description = "none, ar1:R, equi:R or blocks:SIZE:R (default: ${DEFAULT-VALUE}).")
        private String correlation = "none";

        @Option(names = "--snr", paramLabel = "R",
                description = "Variance of signal over noise (default: ${DEFAULT-VALUE}).")
        private double snr = 3;

        @Option(names = "--seed", paramLabel = "S", description = "Seed (default: ${DEFAULT-VALUE}).")
        private long seed = 1;
    }

    /** Where it is written. */
    static final class Place {
        @Option(names = "--out", paramLabel = "FILE", description = "The CSV to write (default: ${DEFAULT-VALUE}).")
        private Path out = Path.of("synthetic.csv");

        @Option(names = "--force", description = "Replace files that exist.")
        private boolean force;

        @Option(names = {"-q", "--quiet"}, description = "No notes: only errors.")
        private boolean quiet;
    }

    @Override
    public Integer call() throws IOException {
        SyntheticSpec wanted = UsageException.check(this::wanted);
        Path truth = truthFile(place.out);
        for (Path file : List.of(place.out, truth)) {
            Destination.requireFree(file, place.force);
        }
        SyntheticData data = wanted.generate();
        CsvWriter.write(data.dataset(), place.out, place.force);
        CsvWriter.writeTruth(data, truth, place.force);
        PrintWriter print = spec.commandLine().getOut();
        print.println("wrote  " + place.out + ": " + wanted.rows() + " rows, " + wanted.features() + " features, "
                + wanted.relevant() + " of them relevant");
        print.println("wrote  " + truth + ": the weights behind it");
        print.flush();
        new Notes(spec.commandLine().getErr(), place.quiet)
                .note("go on with exactzero select " + place.out + " --target " + data.dataset().target());
        return 0;
    }

    private SyntheticSpec wanted() {
        double[] sizes = problem.coefficients;
        if (sizes.length < 1 || sizes.length > 2) {
            throw new UsageException("--coefficients takes one size, or a smallest and a largest one");
        }
        return SyntheticSpec.of(problem.rows, problem.features, problem.relevant)
                .withCoefficients(sizes[0], sizes[sizes.length - 1])
                .withCorrelation(Correlation.parse(problem.correlation))
                .withSnr(problem.snr)
                .withSeed(problem.seed);
    }

    /** data.csv becomes data-truth.csv, in the same folder. */
    static Path truthFile(Path csv) {
        String name = csv.getFileName().toString();
        int ending = name.indexOf(".csv");
        String stem = ending > 0 ? name.substring(0, ending) : name;
        return csv.resolveSibling(stem + "-truth" + (ending > 0 ? name.substring(ending) : ".csv"));
    }
}
