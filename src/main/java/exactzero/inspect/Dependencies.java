package exactzero.inspect;

import exactzero.data.SourceColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Columns of numbers that are, up to rounding, a linear combination of earlier ones and a constant.
 *
 * <p>A combination that holds on all rows holds on some: candidates come from an orthogonalisation (modified
 * Gram-Schmidt, twice: Daniel, Gragg, Kaufman and Stewart 1976) of at most {@value #ROWS} rows, and each is then checked on
 * every row. Only rows complete in all of the columns count.
 */
final class Dependencies {
    /** More columns than these are not compared. */
    static final int COLUMNS = 1000;

    private static final int ROWS = 4000;
    private static final double ROUNDING = 1e-9;
    private static final int NAMED = 5;

    private final List<SourceColumn> columns;
    private final int[] rows;
    private final double[] mean;
    private final double[] scale;
    private final List<double[]> basis = new ArrayList<>();
    /** Each basis vector as a combination of the standardised columns. */
    private final List<double[]> recipe = new ArrayList<>();

    private Dependencies(List<SourceColumn> columns, int[] rows) {
        this.columns = columns;
        this.rows = rows;
        this.mean = new double[columns.size()];
        this.scale = new double[columns.size()];
        for (int j = 0; j < mean.length; j++) {
            double[] x = columns.get(j).numbers();
            for (int i : rows) {
                mean[j] += x[i] / rows.length;
            }
            for (int i : rows) {
                scale[j] = Math.max(scale[j], Math.abs(x[i] - mean[j]));
            }
            // What is left of a constant is rounding.
            scale[j] = scale[j] > 1e-14 * Math.abs(mean[j]) ? scale[j] : Double.POSITIVE_INFINITY;
        }
    }

    /** What to say of each column that depends on earlier ones. */
    static Map<String, String> among(List<SourceColumn> all, int n) {
        List<SourceColumn> columns = all.stream().filter(column -> column.numbers().length > 0).toList();
        int[] complete = IntStream.range(0, n)
                .filter(i -> columns.stream().noneMatch(column -> Double.isNaN(column.numbers()[i]))).toArray();
        if (columns.size() > COLUMNS || complete.length < columns.size() + 2) {
            return new LinkedHashMap<>();
        }
        return new Dependencies(columns, complete).find();
    }

    private Map<String, String> find() {
        Map<String, String> notes = new LinkedHashMap<>();
        int[] sample = sample();
        double[] constant = new double[sample.length];
        Arrays.fill(constant, 1 / Math.sqrt(sample.length));
        basis.add(constant);
        recipe.add(new double[columns.size()]);
        for (int j = 0; j < columns.size(); j++) {
            double[] combination = add(j, sample);
            if (combination.length > 0) {
                List<String> members = members(combination, j);
                if (!members.isEmpty() && holds(combination, j)) {
                    notes.put(columns.get(j).name(), members.size() == 1
                            ? "the same as " + members.getFirst() + " on another scale"
                            : "a linear combination of " + listed(members));
                }
            }
        }
        return notes;
    }

    private static String listed(List<String> members) {
        return members.size() <= NAMED ? String.join(", ", members)
                : String.join(", ", members.subList(0, NAMED)) + " and " + (members.size() - NAMED) + " more";
    }

    /** Rows evenly down the file, and those with each column's extremes. */
    private int[] sample() {
        TreeSet<Integer> picked = new TreeSet<>();
        int count = Math.min(rows.length, Math.max(ROWS, 2 * columns.size()));
        for (int k = 0; k < count; k++) {
            picked.add(rows[(int) ((long) k * rows.length / count)]);
        }
        for (SourceColumn column : columns) {
            int low = rows[0];
            int high = rows[0];
            for (int i : rows) {
                low = column.numbers()[i] < column.numbers()[low] ? i : low;
                high = column.numbers()[i] > column.numbers()[high] ? i : high;
            }
            picked.add(low);
            picked.add(high);
        }
        return picked.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Adds a column to the basis; where nothing of it is left, its combination of the standardised columns. */
    private double[] add(int j, int[] sample) {
        double[] z = standardised(j, sample);
        double size = norm(z);
        if (size == 0) {
            return new double[0];
        }
        double[] combination = new double[columns.size()];
        for (int turn = 0; turn < 2; turn++) {
            for (int k = 0; k < basis.size(); k++) {
                double share = dot(basis.get(k), z);
                axpy(-share, basis.get(k), z);
                axpy(share, recipe.get(k), combination);
            }
        }
        double left = norm(z);
        if (left <= ROUNDING * size) {
            return combination;
        }
        double[] own = new double[columns.size()];
        axpy(-1 / left, combination, own);
        own[j] = 1 / left;
        recipe.add(own);
        for (int i = 0; i < z.length; i++) {
            z[i] /= left;
        }
        basis.add(z);
        return new double[0];
    }

    private List<String> members(double[] combination, int j) {
        return IntStream.range(0, j).filter(k -> Math.abs(combination[k]) > 1e-6)
                .mapToObj(k -> "'" + columns.get(k).name() + "'").toList();
    }

    /** Whether the combination gives the column in every row; centred over all rows, no constant remains. */
    private boolean holds(double[] combination, int j) {
        double[] off = standardised(j, rows);
        double size = norm(off);
        for (int k = 0; k < j; k++) {
            if (combination[k] != 0.0) {
                axpy(-combination[k], standardised(k, rows), off);
            }
        }
        return norm(off) <= ROUNDING * size;
    }

    /** Some rows of a column, less its mean and divided by its largest distance from it, both over all rows. */
    private double[] standardised(int j, int[] some) {
        double[] x = columns.get(j).numbers();
        double[] z = new double[some.length];
        for (int k = 0; k < z.length; k++) {
            z[k] = (x[some[k]] - mean[j]) / scale[j];
        }
        return z;
    }

    private static double norm(double[] z) {
        return Math.sqrt(dot(z, z));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void axpy(double factor, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] += factor * x[i];
        }
    }
}
