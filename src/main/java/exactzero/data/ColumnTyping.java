package exactzero.data;

import exactzero.data.SourceColumn.Role;
import exactzero.data.SourceColumn.Sightings;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a column is, from all of its cells.
 *
 * @param present number of cells that are not missing
 * @param missing number of cells that are
 * @param counts of the kinds of cells
 * @param levels the labels, or null when they were not kept or are too many
 * @param forced whether a person says that the column is categorical
 * @param example the first text, or null
 */
record ColumnTyping(
        int present, int missing, TextCounts counts, @Nullable Levels levels, boolean forced,
        @Nullable String example) {
    /** Without being told, more labels than these are no categories. */
    private static final int MOST = 100;

    private static final double[] NO_NUMBERS = {};
    private static final int[] NO_CODES = {};

    private record Finding(ColumnType type, String reason) {}

    SourceColumn column(String name, Role role, double[] numbers, Sightings sightings, boolean mixed) {
        List<String> labels = levels == null ? List.of() : levels.labels();
        Finding found = find(labels);
        int[] order = sorted(labels);
        List<String> ordered = IntStream.of(order).mapToObj(labels::get).toList();
        return switch (found.type()) {
            case BOOLEAN ->
                    new SourceColumn(name, role, found.type(), found.reason(), missing, truths(labels), NO_CODES,
                            ordered, sightings, false);
            case CATEGORICAL -> new SourceColumn(name, role, found.type(), found.reason(), missing, NO_NUMBERS,
                    recoded(order), ordered, sightings, false);
            case NUMERIC -> new SourceColumn(name, role, found.type(), found.reason(), missing, numbers, NO_CODES,
                    List.of(), sightings, false);
            default ->
                    new SourceColumn(name, role, found.type(), found.reason(), missing, NO_NUMBERS, NO_CODES, ordered,
                            sightings, mixed);
        };
    }

    private Finding find(List<String> labels) {
        if (present == 0) {
            return new Finding(ColumnType.EMPTY, "no value in any row");
        }
        if (forced) {
            return levels == null
                    ? new Finding(ColumnType.TEXT, "more than " + Levels.MOST + " levels, or long ones")
                    : new Finding(ColumnType.CATEGORICAL, "as told; " + count(labels.size(), "level"));
        }
        long texts = counts.texts();
        if (texts == 0) {
            return new Finding(ColumnType.NUMERIC, "every cell is a number");
        }
        if (counts.numbers() > 0 && 2 * counts.numbers() > counts.all()) {
            return new Finding(ColumnType.TEXT,
                    String.format(Locale.ROOT, "%,d of %,d cells are no numbers, such as %s",
                            texts, counts.all(), shown()));
        }
        if (counts.of(TextKind.DATE) == counts.all()) {
            return new Finding(ColumnType.DATE, "dates or times, such as " + shown());
        }
        if (labels.size() == 1 && missing == 0) {
            return new Finding(ColumnType.CONSTANT, "every cell is " + Wording.cell(labels.getFirst()));
        }
        if (TextKind.opposites(labels)) {
            return new Finding(ColumnType.BOOLEAN, Wording.list(labels, 4));
        }
        if (counts.of(TextKind.NOTATION) > 0 && counts.of(TextKind.NOTATION) + counts.numbers() == counts.all()) {
            return new Finding(ColumnType.TEXT, "numbers in another notation, such as " + shown()
                    + TextKind.remedy(Objects.requireNonNullElse(example, "")));
        }
        return categories(labels);
    }

    private Finding categories(List<String> labels) {
        if (levels == null) {
            return new Finding(ColumnType.TEXT, "text, more than " + Levels.MOST + " different or long ones, such as "
                    + shown());
        }
        if (labels.size() == present && present > 1) {
            return new Finding(ColumnType.TEXT, "ID-like: a different text in every row, such as " + shown());
        }
        if (labels.size() > MOST || 2 * labels.size() > present && present > 1) {
            return new Finding(ColumnType.TEXT,
                    String.format(Locale.ROOT, "text, %,d different in %,d rows, such as %s",
                            labels.size(), present, shown()));
        }
        return new Finding(ColumnType.CATEGORICAL, count(labels.size(), "level"));
    }

    private String shown() {
        return Wording.cell(Objects.requireNonNullElse(example, ""));
    }

    private static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** By number where all are numbers, else by spelling. */
    private static int[] sorted(List<String> labels) {
        Numeral plain = new Numeral(CsvDialect.DEFAULT);
        boolean numbers = labels.stream().noneMatch(label -> Double.isNaN(plain.parse(label)));
        Comparator<Integer> bySpelling = Comparator.comparing(labels::get);
        Comparator<Integer> order = numbers
                ? Comparator.<Integer>comparingDouble(k -> plain.parse(labels.get(k))).thenComparing(bySpelling)
                : bySpelling;
        return IntStream.range(0, labels.size()).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
    }

    private int[] recoded(int[] order) {
        int[] place = new int[order.length];
        for (int k = 0; k < order.length; k++) {
            place[order[k]] = k;
        }
        int[] codes = Objects.requireNonNull(levels).codes();
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes[i] < 0 ? -1 : place[codes[i]];
        }
        return codes;
    }

    private double[] truths(List<String> labels) {
        double[] truths = labels.stream().mapToDouble(label -> TextKind.isTrue(label) ? 1 : 0).toArray();
        return IntStream.of(Objects.requireNonNull(levels).codes())
                .mapToDouble(code -> code < 0 ? Double.NaN : truths[code]).toArray();
    }
}
