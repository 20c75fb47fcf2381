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
        List<Result> results = new ArrayList<>();
        for (Setting setting : Setting.all()) {
            Trial.of(setting, 1).requireSelection(setting, 1);
            results.add(new Result(setting,
                    LongStream.rangeClosed(1, seeds).parallel().mapToObj(seed -> Trial.of(setting, seed)).toList()));
            System.out.println(setting);
        }
        List<String> failures = new Findings(results).failures();
        RecoveryReport report = new RecoveryReport(results, seeds, failures);
        Files.writeString(out.resolve("recovery.md"), report.markdown());
        Files.writeString(out.resolve("recovery.csv"), report.csv());
        if (!failures.isEmpty()) {
            throw new IllegalStateException("what must hold does not:\n" + String.join("\n", failures));
        }
    }
}
