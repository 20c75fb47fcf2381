package exactzero.select;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Compares the rules on data whose answer is known; fails where what is known of them does not hold. */
final class Recovery {
    private Recovery() {}

    public static void main(String[] arguments) throws IOException {
        int seeds = Integer.getInteger("recovery.seeds", 100);
        Path out = Path.of(System.getProperty("recovery.out", "reports/recovery"));
        Files.createDirectories(out);
        List<Setting> settings = Setting.all();
        List<Result> results = new ArrayList<>();
        List<String> failures = List.of();
        for (Setting setting : settings) {
            Trial.of(setting, 1).requireSelection(setting, 1);
            results.add(new Result(setting,
                    LongStream.rangeClosed(1, seeds).parallel().mapToObj(seed -> Trial.of(setting, seed)).toList()));
            failures = new Findings(results).failures();
            write(out, new RecoveryReport(results, settings.size(), seeds, failures));
            System.out.println(setting);
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("what must hold does not:\n" + String.join("\n", failures));
        }
    }

    /** Writes the report of what is done so far, so that a run cut short leaves one. */
    private static void write(Path out, RecoveryReport report) throws IOException {
        Files.writeString(out.resolve("recovery.md"), report.markdown());
        Files.writeString(out.resolve("recovery.csv"), report.csv());
    }
}
