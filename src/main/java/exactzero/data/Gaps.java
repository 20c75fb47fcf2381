package exactzero.data;

import java.util.Arrays;
import java.util.IdentityHashMap;

/**
 * Which cells of a data set were missing and hold a stand-in.
 *
 * @param rows for every feature the rows that were missing, increasing; features of one source share an array
 */
public record Gaps(int[][] rows) {
    private static final int[] NO_ROWS = {};

    /** No cell was missing. */
    public static Gaps none(int features) {
        int[][] rows = new int[features][];
        Arrays.fill(rows, NO_ROWS);
        return new Gaps(rows);
    }

    /** Whether no cell was missing. */
    public boolean isEmpty() {
        for (int[] missing : rows) {
            if (missing.length > 0) {
                return false;
            }
        }
        return true;
    }

    /** The gaps among some of the rows, in that order. */
    Gaps among(int[] indices, int n) {
        IdentityHashMap<int[], int[]> seen = new IdentityHashMap<>();
        int[][] picked = new int[rows.length][];
        for (int j = 0; j < rows.length; j++) {
            picked[j] = seen.computeIfAbsent(rows[j], missing -> among(missing, indices, n));
        }
        return new Gaps(picked);
    }

    private static int[] among(int[] missing, int[] indices, int n) {
        if (missing.length == 0) {
            return missing;
        }
        boolean[] lacks = new boolean[n];
        for (int i : missing) {
            lacks[i] = true;
        }
        int[] positions = new int[indices.length];
        int count = 0;
        for (int k = 0; k < indices.length; k++) {
            if (lacks[indices[k]]) {
                positions[count++] = k;
            }
        }
        return Arrays.copyOf(positions, count);
    }

    /** The weighted mean of every feature over the rows in which it was not missing; 0 where none has weight. */
    double[] means(double[][] columns, double[] weights) {
        double[] means = new double[rows.length];
        double[] share = new double[weights.length];
        for (int j = 0; j < rows.length; j++) {
            means[j] = mean(columns[j], weights, rows[j], share);
        }
        return means;
    }

    private static double mean(double[] column, double[] weights, int[] missing, double[] share) {
        System.arraycopy(weights, 0, share, 0, share.length);
        for (int i : missing) {
            share[i] = 0;
        }
        double largest = 0;
        for (double weight : share) {
            largest = Math.max(largest, weight);
        }
        double total = 0;
        for (double weight : share) {
            total += largest > 0 ? weight / largest : 0;
        }
        double mean = 0;
        for (int i = 0; i < share.length && total > 0; i++) {
            mean += share[i] == 0 ? 0 : share[i] / largest / total * column[i];
        }
        return mean;
    }

    /** The columns with the stand-ins put in; those without gaps are the same arrays. */
    double[][] filled(double[][] columns, double[] standIns) {
        double[][] filled = columns.clone();
        for (int j = 0; j < rows.length; j++) {
            if (rows[j].length > 0) {
                filled[j] = columns[j].clone();
                for (int i : rows[j]) {
                    filled[j][i] = standIns[j];
                }
            }
        }
        return filled;
    }
}
