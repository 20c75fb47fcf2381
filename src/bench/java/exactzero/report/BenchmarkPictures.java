package exactzero.report;

import exactzero.report.TimesPicture.Measure;
import exactzero.report.TimesPicture.Unit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The benchmarks' charts, drawn from the very tables that the reports print. */
public final class BenchmarkPictures {
    /** Below this a gap is rounding, of either sign. */
    private static final double ROUNDING = 1e-16;

    private BenchmarkPictures() {}

    public static void main(String[] arguments) throws IOException {
        draw(Path.of(System.getProperty("bench.out", "reports/benchmarks")));
    }

    /** Draws a chart, as .svg and .png, beside each report in the folder that has a table of times. */
    public static void draw(Path folder) throws IOException {
        draw(folder, "path", "Lasso paths of 100 lambdas: the time, and how exact it is", "median",
                "Time of a path, standardising included", "gap, recomputed",
                "Largest relative duality gap on the path, recomputed from the weights");
        draw(folder, "ridge", "Ridge paths of 100 lambdas: the time, and how far others are from ours", "median",
                "Time of a path, standardising included", "largest difference from ours",
                "Largest difference of a weight from ours, relative to the largest weight");
        draw(folder, "csv", "Reading a CSV", "processor time", "Processor time", "", "");
    }

    private static void draw(Path folder, String name, String title, String time, String timeTitle, String quality,
            String qualityTitle) throws IOException {
        Path report = folder.resolve(name + ".md");
        if (!Files.exists(report)) {
            return;
        }
        List<String> lines = Files.readAllLines(report);
        List<Map<String, String>> rows = MarkdownTable.with(time, lines).stream()
                .filter(row -> !program(row).endsWith("without standardising")).toList();
        List<Measure> measures = new ArrayList<>();
        measures.add(measure(timeTitle, Unit.SECONDS, rows, row -> seconds(row.get(time))));
        if (!quality.isEmpty()) {
            measures.add(measure(qualityTitle, Unit.SHARE, rows, row -> row.get(quality).isEmpty() ? Double.NaN
                    : Math.max(ROUNDING, Double.parseDouble(row.get(quality)))));
        }
        Picture picture = new TimesPicture(title, measures, List.of(notes(lines))).picture();
        try (OutputStream svg = Files.newOutputStream(folder.resolve(name + ".svg"))) {
            Svg.write(picture, name, svg);
        }
        try (OutputStream png = Files.newOutputStream(folder.resolve(name + ".png"))) {
            Png.write(picture, png);
        }
    }

    /** The machine, and whether it was busy, as the report says it. */
    private static String notes(List<String> lines) {
        String machine = lines.get(2);
        return String.join("\n", lines).contains("**Other work was running") ? machine + " Other work was running."
                : machine;
    }

    private static Measure measure(String title, Unit unit, List<Map<String, String>> rows,
            ToDoubleFunction<Map<String, String>> value) {
        Map<String, Map<String, Double>> numbers = new LinkedHashMap<>();
        for (Map<String, String> row : rows) {
            double number = value.applyAsDouble(row);
            if (!Double.isNaN(number)) {
                numbers.computeIfAbsent(problem(row), key -> new LinkedHashMap<>()).put(series(row), number);
            }
        }
        return new Measure(title, unit, numbers);
    }

    private static String problem(Map<String, String> row) {
        if (row.containsKey("reader")) {
            return row.get("reader");
        }
        String ratio = row.get("ratio");
        return "instance " + row.get("instance") + (ratio == null ? "" : ", down to " + ratio);
    }

    private static String program(Map<String, String> row) {
        return row.getOrDefault("program", "processor time");
    }

    private static String series(Map<String, String> row) {
        String threads = row.getOrDefault("threads", "1");
        return program(row).replace(" on a Gram", "") + (threads.equals("1") ? "" : ", " + threads + " threads");
    }

    private static double seconds(String text) {
        String[] parts = text.split(" ", -1);
        return Double.parseDouble(parts[0]) * (parts[1].equals("ms") ? 1e-3 : 1);
    }
}
