package exactzero.smile;

import exactzero.compare.FirstCall;
import exactzero.compare.OurFit;
import exactzero.compare.Rival;
import exactzero.data.Dataset;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measures first calls, each in a JVM of its own: the same Java, options and class path as this one, the data through its
 * standard input, already as columns in memory when the clock starts.
 *
 * @param threads that the fit may use
 */
public record FreshJvm(int threads) implements FirstCall.Probe {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";

    @Override
    public FirstCall of(Rival rival, Dataset data, double lambda) {
        double tolerance = rival instanceof SmileRival smile ? smile.tolerance() : Double.NaN;
        try {
            Process process = new ProcessBuilder(command(List.of(Integer.toString(threads),
                    Boolean.toString(rival instanceof SmileRival), Double.toString(rival.l1Ratio()),
                    Double.toString(tolerance), Double.toString(lambda)))).redirectError(Redirect.DISCARD).start();
            try (DataOutputStream out = new DataOutputStream(
                    new BufferedOutputStream(process.getOutputStream(), 1 << 16))) {
                write(data, out);
            }
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            String[] numbers = answer.split(" ", -1);
            return process.waitFor() == 0 && numbers.length == 2
                    ? new FirstCall(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])) : FirstCall.NONE;
        } catch (IOException e) {
            return FirstCall.NONE; // no second JVM can be started, or it ended early: the rest is worth showing
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FirstCall.NONE;
        }
    }

    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-javaagent") && !option.startsWith("-agentlib"))
                .forEach(command::add);
        command.add("-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + (threads - 1));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FreshJvm.class.getName()));
        command.addAll(arguments);
        return command;
    }

    private static void write(Dataset data, DataOutputStream out) throws IOException {
        out.writeInt(data.size());
        out.writeInt(data.rows());
        for (double[] column : data.columns()) {
            write(column, out);
        }
        write(data.y(), out);
    }

    private static void write(double[] values, DataOutputStream out) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    /** The other side: arguments are threads, whether it is Smile's, l1Ratio, tolerance, lambda. */
    public static void main(String[] arguments) throws IOException {
        double l1Ratio = Double.parseDouble(arguments[2]);
        Dataset data = read();
        boolean smile = Boolean.parseBoolean(arguments[1]);
        if (smile) {
            OpenBlas.unpack();
        }
        long start = System.nanoTime();
        if (smile) {
            OpenBlas.load(Integer.parseInt(arguments[0]));
        }
        Rival rival = smile ? new SmileRival(l1Ratio, Double.parseDouble(arguments[3])) : new OurFit(l1Ratio);
        rival.on(data, Double.parseDouble(arguments[4])).run();
        double milliseconds = (System.nanoTime() - start) / 1e6;
        System.out.println(milliseconds + " " + peakMegabytes());
    }

    private static Dataset read() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16))) {
            int p = in.readInt();
            int n = in.readInt();
            double[][] columns = new double[p][n];
            for (double[] column : columns) {
                read(in, column);
            }
            double[] y = new double[n];
            read(in, y);
            return Dataset.of("data", IntStream.range(0, p).mapToObj(j -> "x" + j).toList(), columns, "y", y);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(DataInputStream in, double[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
    }

    /** The most memory that this process had in use; NaN where the system does not say so in Linux's way. */
    private static double peakMegabytes() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return Double.NaN;
        }
        return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith(PEAK))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024).findFirst()
                .orElse(Double.NaN);
    }
}
