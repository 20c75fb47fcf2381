package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neither the number of threads nor how far the compiler has got changes a bit of a fit. */
class ThreadsTest {

    @Test
    void everyNumberOfThreadsGivesTheSameBits(@TempDir java.nio.file.Path folder) throws Exception {
        String here = Fingerprint.all();
        for (int helpers : new int[] {0, 1, 7}) {
            assertThat(inJvmWith(helpers, folder)).as("%s helpers", helpers).isEqualTo(here);
        }
    }

    @Test
    void theSameFitHasTheSameBitsColdAndWarm() {
        long cold = Fingerprint.wide(60, 700, 20);
        for (int turn = 0; turn < 40; turn++) {
            assertThat(Fingerprint.wide(60, 700, 20)).as("turn %s", turn).isEqualTo(cold);
        }
    }

    /** The kernels of this JVM, another number of helpers in the common pool. */
    private static String inJvmWith(int helpers, java.nio.file.Path folder)
            throws IOException, InterruptedException {
        java.nio.file.Path output = folder.resolve("output" + helpers);
        List<String> command = new ArrayList<>();
        command.add(java.nio.file.Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (ManagementFactory.getRuntimeMXBean().getInputArguments().stream().anyMatch(a -> a.contains("vector"))) {
            command.add("--add-modules=jdk.incubator.vector");
        }
        command.add("-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + helpers);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Fingerprint.class.getName()));
        Process process = new ProcessBuilder(command).redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8).strip();
    }
}
