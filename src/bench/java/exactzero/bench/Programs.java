package exactzero.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Other processes: started, waited for, their success told. */
final class Programs {
    private static final Duration LONGEST = Duration.ofHours(1);

    private Programs() {}

    /** This JVM's java with the benchmark's classes, on a common pool of as many threads as asked, the caller's included. */
    static List<String> java(Class<?> main, int threads) {
        return java(main, threads, "8g");
    }

    /** The same with a heap of a size, all of it there from the start. */
    static List<String> java(Class<?> main, int threads, String heap) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules", "jdk.incubator.vector",
                "-XX:+UseParallelGC", "-Xmx" + heap, "-Xms" + heap, "-XX:+AlwaysPreTouch",
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + (threads - 1),
                "-cp", System.getProperty("java.class.path"),
                main.getName()));
    }

    /** Whether a program is there and ends well; what it prints goes to a log. */
    static boolean run(Path log, List<String> command) throws IOException, InterruptedException {
        return run(log, 1, command);
    }

    /** The same with BLAS and OpenMP on a number of threads. */
    static boolean run(Path log, int threads, List<String> command) throws IOException, InterruptedException {
        return run(log, threads, LONGEST, command);
    }

    /** The same; what takes longer counts as failed. */
    static boolean run(Path log, int threads, Duration longest, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        for (String library : List.of("OPENBLAS", "OMP", "MKL")) {
            builder.environment().put(library + "_NUM_THREADS", Integer.toString(threads));
        }
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            Process process = builder.start();
            if (process.waitFor(longest)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly().waitFor();
            return false;
        } catch (IOException absent) {
            return false;
        }
    }
}
