package exactzero.select;

import exactzero.data.AtomicFile;
import exactzero.report.RecoveryPicture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Compares the rules on data whose answer is known; fails where what is known of them does not hold. Settings that are done are kept
 * in a folder of their own, so that a run that was cut short goes on where it was.
 */
final class Recovery {
    private final int seeds;
    private final Path out;
    private final Path work;

    private Recovery(int seeds, Path out, Path work) {
        this.seeds = seeds;
        this.out = out;
        this.work = work;
    }

    public static void main(String[] arguments) throws IOException {
        new Recovery(Integer.getInteger("recovery.seeds", 100),
                Path.of(System.getProperty("recovery.out", "reports/recovery")),
                Path.of(System.getProperty("recovery.work", "target/recovery"))).run();
    }

    private void run() throws IOException {
        List<Setting> settings = Setting.all();
        List<Result> results = new ArrayList<>();
        for (Setting setting : settings) {
            results.add(result(setting));
            System.out.println(setting);
        }
        Findings findings = new Findings(results);
        RecoveryReport report = new RecoveryReport(results, seeds, findings);
        write("recovery.md", report.markdown());
        write("recovery.csv", report.csv());
        AtomicFile.write(out.resolve(RecoveryReport.PICTURE), true,
                png -> RecoveryPicture.write(RecoveryReport.panels(results), png));
        if (!findings.failures().isEmpty()) {
            throw new IllegalStateException(
                    "what must hold does not:\n" + String.join("\n", findings.failures()));
        }
    }

    private Result result(Setting setting) throws IOException {
        Path kept = work.resolve(setting.toString().replace(' ', '-') + "-seeds=" + seeds + ".csv");
        if (!Files.exists(kept)) {
            Trial.of(setting, 1).requireSelection(setting, 1);
            List<String> lines = LongStream.rangeClosed(1, seeds).parallel()
                    .mapToObj(seed -> Trial.of(setting, seed).score().line()).toList();
            write(kept, String.join("\n", lines) + "\n");
        }
        return new Result(setting, Files.readAllLines(kept).stream().map(Score::parse).toList());
    }

    private void write(String name, String text) throws IOException {
        write(out.resolve(name), text);
    }

    private static void write(Path file, String text) throws IOException {
        AtomicFile.write(file, true, bytes -> bytes.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
