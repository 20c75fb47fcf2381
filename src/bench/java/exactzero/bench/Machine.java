package exactzero.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What the numbers were measured on. */
record Machine(String model, int cores, double memory, String java, String system, double load) {

    static Machine here() throws IOException {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(processor(), Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() / Math.scalb(1.0, 30),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                system.getName() + " " + system.getArch(), system.getSystemLoadAverage());
    }

    String describe(String kernel) {
        return String.format(Locale.ROOT, "%s; %d cores; %.0f GiB; %s; %s; kernel: %s", model, cores, memory, java,
                system, kernel);
    }

    private static String processor() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
