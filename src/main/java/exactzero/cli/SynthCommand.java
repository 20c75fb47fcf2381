package exactzero.cli;

import exactzero.data.Correlation;
import exactzero.data.CsvWriter;
import exactzero.data.SyntheticData;
import exactzero.data.SyntheticSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a synthetic CSV with irrelevant features, and its truth. */
@Command(
        name = "synth",
        mixinStandardHelpOptions = true,
        versionProvider = ExactZero.Version.class,
        description = "Write a synthetic CSV with irrelevant features, and beside it the truth: NAME-truth.csv.")
final class SynthCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--rows", paramLabel = "N", description = "rows (default: ${DEFAULT-VALUE})")
    private int rows = 200;

    @Option(names = "--features", paramLabel = "P", description = "features (default: ${DEFAULT-VALUE})")
    private int features = 50;

    @Option(names = "--relevant", paramLabel = "K", description = "features that matter (default: ${DEFAULT-VALUE})")
    private int relevant = 5;

    @Option(
            names = "--coefficients",
            split = ",",
            paramLabel = "SIZE",
            description = "smallest and largest absolute coefficient (default: 0.5,1.5)")
    private double[] coefficients = {0.5, 1.5};

    @Option(
            names = "--correlation",
            paramLabel = "KIND",
            description = "none, ar1:RHO, equi:RHO or blocks:SIZE:RHO (default: ${DEFAULT-VALUE})")
    private String correlation = "none";

    @Option(names = "--snr", paramLabel = "R",
            description = "variance of signal over noise (default: ${DEFAULT-VALUE})")
    private double snr = 3;

    @Option(names = "--seed", paramLabel = "S", description = "seed (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "FILE", description = "the CSV to write (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("synthetic.csv");

    @Option(names = "--force", description = "replace files that exist")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        if (coefficients.length < 1 || coefficients.length > 2) {
            throw new IllegalArgumentException("--coefficients takes one size or a smallest and a largest one");
        }
        SyntheticSpec problem = SyntheticSpec.of(rows, features, relevant)
                .withCoefficients(coefficients[0], coefficients[coefficients.length - 1])
                .withCorrelation(Correlation.parse(correlation))
                .withSnr(snr)
                .withSeed(seed);
        Path truth = truthFile(out);
        for (Path file : new Path[] {out, truth}) {
            if (!force && Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
        }
        SyntheticData data = problem.generate();
        CsvWriter.write(data.dataset(), out, force);
        CsvWriter.writeTruth(data, truth, force);
        PrintWriter print = spec.commandLine().getOut();
        print.println(
                "wrote " + out + ": " + rows + " rows, " + features + " features, " + relevant + " of them relevant");
        print.println("wrote " + truth + ": the weights behind it");
        print.println("next  exactzero select " + out + " --target " + data.dataset().target());
        print.flush();
        return 0;
    }

    /** data.csv becomes data-truth.csv, in the same folder. */
    static Path truthFile(Path csv) {
        String name = csv.getFileName().toString();
        int ending = name.indexOf(".csv");
        String stem = ending > 0 ? name.substring(0, ending) : name;
        return csv.resolveSibling(stem + "-truth" + (ending > 0 ? name.substring(ending) : ".csv"));
    }
}
