package exactzero.data;

import exactzero.data.Source.Coding;
import exactzero.data.SourceColumn.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/** Makes features of the columns of a file: the columns that are no numbers are coded, the missing cells dealt with. */
final class CsvEncoding {
    private static final int[] NO_GAPS = {};
    /** Cells, 160 MB of them, below which full columns are no matter. */
    private static final double MANY_CELLS = 2e7;
    /** Share of entries that are not zero up to which these alone take less memory and less time. */
    private static final double FEW = 0.1;

    private final CsvTable table;
    private final CsvOptions options;
    private final List<SourceColumn> features;
    private final int[] rows;
    private final List<Source> sources = new ArrayList<>();
    private final List<CodedColumn> columns = new ArrayList<>();
    private final List<int[]> gaps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    CsvEncoding(CsvTable table, CsvOptions options) {
        this.table = table;
        this.options = options;
        this.features = table.columns().stream().filter(c -> c.role() == Role.FEATURE && c.usable()).toList();
        this.rows = completeRows();
    }

    /** Rows that lack nothing; where means fill the features, nothing of what cannot be filled. */
    private int[] completeRows() {
        List<SourceColumn> lacking = table.columns().stream()
                .filter(column -> column.missing() > 0 && column.usable()
                        && (column.role() != Role.FEATURE || !options.missing().fills()))
                .toList();
        int[] complete = IntStream.range(0, table.rows())
                .filter(i -> lacking.stream().noneMatch(column -> column.lacks(i))).toArray();
        if (complete.length == 0) {
            throw new DataException(table.file() + ": no row is left; every row lacks a value in one of the columns in "
                    + "use.\nDrop the columns that lack most, or use --missing mean");
        }
        int dropped = table.rows() - complete.length;
        if (dropped > 0) {
            notes.add(String.format(Locale.ROOT, "%,d of %,d rows lack a value and are left out (missing: %s)", dropped,
                    table.rows(), Wording.list(lacking.stream()
                            .map(column -> column.missing() + " in " + column.name()).toList(), 10)));
        }
        return complete;
    }

    /** The columns full. */
    Dataset dataset() {
        encode();
        return full(weights());
    }

    /** The columns as they take less: full, or the entries that are not zero alone. */
    Observations observations() {
        encode();
        double[] weights = weights();
        if (!fewEntries()) {
            return full(weights);
        }
        int[][] index = new int[columns.size()][];
        double[][] values = new double[index.length][];
        for (int j = 0; j < index.length; j++) {
            index[j] = columns.get(j).index();
            values[j] = columns.get(j).values();
        }
        SourceColumn target = target();
        return new SparseDataset(table.name(), names(), new SparseMatrix(rows.length, index, values), target.name(),
                picked(target.numbers()), weights, folds(), provenance());
    }

    private boolean fewEntries() {
        double cells = (double) rows.length * columns.size();
        return cells >= MANY_CELLS && gaps.stream().allMatch(lacking -> lacking.length == 0)
                && columns.stream().mapToLong(CodedColumn::entries).sum() <= FEW * cells;
    }

    private Dataset full(double[] weights) {
        double[][] x = columns.stream().map(CodedColumn::cells).toArray(double[][]::new);
        columns.clear();
        Gaps missing = new Gaps(gaps.toArray(int[][]::new));
        SourceColumn target = target();
        return new Dataset(table.name(), names(), missing.filled(x, missing.means(x, weights)), target.name(),
                picked(target.numbers()), weights, missing, folds(), provenance());
    }

    private void encode() {
        features.forEach(this::encode);
        refuseClashes(names());
        noteGaps();
        notePadded();
    }

    private List<String> names() {
        return sources.stream().map(Source::feature).toList();
    }

    private SourceColumn target() {
        return Objects.requireNonNull(table.of(Role.TARGET));
    }

    private double[] weights() {
        SourceColumn weighted = table.of(Role.WEIGHTS);
        if (weighted != null) {
            return picked(weighted.numbers());
        }
        double[] ones = new double[rows.length];
        Arrays.fill(ones, 1.0);
        return ones;
    }

    private Provenance provenance() {
        List<SetAside> setAside = table.columns().stream()
                .filter(column -> column.role() == Role.FEATURE && !column.usable())
                .map(column -> new SetAside(column.name(), reason(column))).toList();
        return new Provenance(sources, setAside, notes, options.folds());
    }

    private int[] folds() {
        SourceColumn folds = table.of(Role.FOLDS);
        return folds == null ? new int[0] : IntStream.of(rows).map(i -> folds.codes()[i]).toArray();
    }

    private static String reason(SourceColumn column) {
        return column.type() == ColumnType.CONSTANT ? "constant: " + column.reason() : column.reason();
    }

    private void encode(SourceColumn column) {
        int[] lacking = column.missing() == 0 ? NO_GAPS
                : IntStream.range(0, rows.length).filter(k -> column.lacks(rows[k])).toArray();
        switch (column.type()) {
            case CATEGORICAL -> {
                int[] codes = IntStream.of(rows).map(i -> column.codes()[i]).toArray();
                CodedColumn[] coded = CodedColumn.ofLevels(codes, column.levels().size());
                for (int level = 0; level < coded.length; level++) {
                    add(new Source(column.name(), Coding.LEVEL, column.levels().get(level)), coded[level], lacking);
                }
            }
            case BOOLEAN -> add(new Source(column.name(), Coding.TRUTH, null),
                    CodedColumn.full(picked(column.numbers())), lacking);
            default -> add(Source.number(column.name()), CodedColumn.full(picked(column.numbers())), lacking);
        }
        if (options.missing() == MissingRule.MEAN_AND_INDICATOR && lacking.length > 0) {
            double[] indicator = new double[rows.length];
            for (int i : lacking) {
                indicator[i] = 1;
            }
            add(new Source(column.name(), Coding.MISSING, null), CodedColumn.full(indicator), NO_GAPS);
        }
    }

    private void add(Source source, CodedColumn column, int[] lacking) {
        sources.add(source);
        columns.add(column);
        gaps.add(lacking);
    }

    private double[] picked(double[] numbers) {
        if (rows.length == numbers.length) {
            return numbers;
        }
        double[] picked = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            picked[k] = numbers[rows[k]];
        }
        return picked;
    }

    private void noteGaps() {
        List<String> filled = features.stream().filter(column -> column.missing() > 0)
                .map(column -> column.missing() + " in " + column.name()).toList();
        if (options.missing().fills() && !filled.isEmpty()) {
            notes.add("missing cells are filled by means, in cross-validation by those of the training rows: "
                    + Wording.list(filled, 10));
        }
    }

    private void notePadded() {
        List<String> padded = features.stream()
                .filter(column -> column.type() == ColumnType.NUMERIC && column.sightings().padded() != null)
                .map(SourceColumn::name).toList();
        if (!padded.isEmpty()) {
            notes.add("numbers written with leading zeros, perhaps codes (--categorical or --drop "
                    + Wording.argument(padded) + "): " + Wording.list(padded, 10));
        }
    }

    private void refuseClashes(List<String> names) {
        List<String> seen = new ArrayList<>(names);
        new LinkedHashSet<>(names).forEach(seen::remove);
        if (!seen.isEmpty()) {
            throw new DataException(
                    table.file() + ": '" + seen.getFirst() + "' would be the name of two features, one of "
                            + "them made of a column's level.\nRename a column");
        }
        if (names.isEmpty()) {
            throw new DataException(table.file() + ": no feature is left beside the target '" + options.target()
                    + "': all columns are set aside.\nColumns: " + Wording.list(table.columns().stream()
                            .filter(c -> c.role() == Role.FEATURE)
                            .map(c -> c.name() + " (" + c.reason() + ")").toList(), 3));
        }
    }
}
