package exactzero.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of a run, by system properties.
 *
 * @param instances {@code bench.instances}, names with commas between; all by default
 * @param data {@code bench.data}, a folder of NAME/X.npy and NAME/y.npy; the data are drawn where it is empty
 * @param peers {@code bench.peers}, whether other programs are timed as well; true by default
 * @param quick {@code bench.quick}, few runs: numbers for a first look only
 * @param rscript {@code bench.rscript}, the program that runs R scripts
 * @param python {@code bench.python}, the Python that has scikit-learn
 * @param work folder for data and fits in passing
 * @param out folder of the report
 */
record Settings(List<Instance> instances, String data, boolean peers, boolean quick, String rscript, String python,
        Path work, Path out) {

    static Settings ofSystem() {
        return new Settings(
                named(text("bench.instances", "A,B,C,D,E,G")),
                text("bench.data", ""),
                Boolean.parseBoolean(text("bench.peers", "true")),
                Boolean.parseBoolean(text("bench.quick", "false")),
                text("bench.rscript", "Rscript"),
                text("bench.python", "python3"),
                Path.of(text("bench.work", "target/bench")),
                Path.of(text("bench.out", "reports/benchmarks")));
    }

    private static String text(String key, String otherwise) {
        String value = System.getProperty(key, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    private static List<Instance> named(String names) {
        List<Instance> chosen = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            chosen.add(Instance.ALL.stream()
                    .filter(instance -> instance.name().equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "bench.instances: '" + name + "' is none of A, B, C, D, E, G")));
        }
        return chosen;
    }
}
