package exactzero.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs Jazzer on one target after the other, each in a JVM of 512 MB, and fails when one finds something. */
final class Fuzz {
    private static final int SECONDS_FOR_ONE = 60;

    private Fuzz() {}

    /**
     * Fuzzes.
     *
     * @param args folder of inputs and findings, seconds for each target, names of targets
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> failed = new ArrayList<>();
        for (String target : args[2].split(",", -1)) {
            if (run(target, Path.of(args[0]).toAbsolutePath().resolve(target), args[1]) != 0) {
                failed.add(target);
            }
        }
        if (!failed.isEmpty()) {
            System.err.println("found something: " + failed + "; the inputs are in " + args[0]);
            System.exit(1);
        }
    }

    private static int run(String target, Path folder, String seconds) throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        int count = 0;
        for (byte[] seed : Seeds.of(target)) {
            Files.write(corpus.resolve("seed-" + count++), seed);
        }
        System.err.println(target + ": " + seconds + " s from " + files(corpus) + " inputs");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED",
                "-XX:+EnableDynamicAgentLoading", "-cp", System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer", "--target_class=exactzero.fuzz." + target + "Fuzz",
                "--instrumentation_includes=exactzero.**", "--custom_hook_includes=exactzero.**",
                "--reproducer_path=" + folder, "-max_total_time=" + seconds, "-timeout=" + SECONDS_FOR_ONE,
                "-rss_limit_mb=4096", "-max_len=20000",
                "-print_final_stats=1", "-artifact_prefix=" + folder + "/", corpus.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("log.txt").toFile()).start();
        int code = process.waitFor();
        try (Stream<String> lines =
                Files.lines(folder.resolve("log.txt"), java.nio.charset.StandardCharsets.ISO_8859_1)) {
            lines.filter(line -> line.startsWith("stat::number_of_executed_units")
                    || code != 0 && !line.startsWith("#") && !line.startsWith("INFO:"))
                    .forEach(System.err::println);
        }
        System.err.println(target + ": exit code " + code + ", " + files(corpus) + " inputs in the corpus");
        return code;
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }
}
