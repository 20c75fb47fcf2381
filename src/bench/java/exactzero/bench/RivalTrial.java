package exactzero.bench;

import exactzero.data.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One rival of the JVM at one task, in a process of its own. Arguments: its name, its tolerance, the task, the folder of the data,
 * the file of the lambdas, seconds for warming up, the number of timed runs, the beginning of the names of the files written.
 */
final class RivalTrial {
    /** Seconds after which a program is not called again. */
    private static final double BUDGET = 10;

    private RivalTrial() {}

    public static void main(String[] arguments) throws IOException {
        Task task = Task.valueOf(arguments[2]);
        Dataset data = Doubles.data(Path.of(arguments[3]));
        double[] lambda = Doubles.read(Path.of(arguments[4]));
        Path out = Path.of(arguments[7]);
        JavaRival rival =
                JavaRival.of(arguments[0], data, Double.parseDouble(arguments[1]), out.toAbsolutePath().getParent());
        double[][] fitted = new double[1][];
        double[] fittedAt = task == Task.CV ? new double[1] : lambda;
        double[][][] weights = {fitted};
        Runnable call = () -> {
            if (task == Task.CV && rival instanceof OurRival ours) {
                fittedAt[0] = ours.crossValidated(lambda);
                double[][] all = rival.fit(lambda);
                weights[0] = new double[][] {all[Arrays.stream(lambda).boxed().toList().indexOf(fittedAt[0])]};
            } else {
                weights[0] = rival.fit(lambda);
            }
        };
        double cold = Stopwatch.seconds(call);
        double[] seconds = {cold};
        if (task != Task.MEMORY && cold < BUDGET) {
            Stopwatch.warmUp(call, Double.parseDouble(arguments[5]));
            seconds = Stopwatch.times(call, Integer.parseInt(arguments[6]), BUDGET);
        }
        Doubles.write(Path.of(out + ".lambda"), fittedAt);
        Fits.of(weights[0]).write(Path.of(out + ".fits"));
        Facts.write(Path.of(out + ".facts"), "cold", cold, "peak", peakMegabytes(), "seconds",
                Arrays.stream(seconds).mapToObj(Double::toString).collect(Collectors.joining(" ")));
        System.exit(0); // H2O keeps threads of its own
    }

    /** The most memory that this process had in use, by Linux's own count; NaN elsewhere. */
    private static double peakMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.isReadable(status) ? Double.NaN
                : Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024).findFirst()
                        .orElse(Double.NaN);
    }
}
