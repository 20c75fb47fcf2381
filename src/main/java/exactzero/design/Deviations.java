package exactzero.design;

import java.io.Serializable;

/**
 * Weighted standard deviations of columns whose rows come in blocks: sums of squares about each block's own mean, joined as
 * Chan, Golub and LeVeque (1983) do, so that nothing cancels however far a column is from zero.
 */
final class Deviations implements Serializable {
    private static final long serialVersionUID = 1;

    private final double[] weight;
    private final double[] mean;
    private final double[] square;

    /** Of so many columns, no row seen. */
    Deviations(int columns) {
        weight = new double[columns];
        mean = new double[columns];
        square = new double[columns];
    }

    /**
     * Adds rows of a column.
     *
     * @param x distances from where the column is measured, not modified
     * @param weights of the rows; those without weight are not looked at
     */
    void add(int j, double[] x, double[] weights) {
        double total = 0;
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            total += weights[i];
            sum += weights[i] > 0 ? weights[i] * x[i] : 0;
        }
        if (total > 0) {
            double centre = sum / total;
            double squares = 0;
            double rest = 0;
            for (int i = 0; i < x.length; i++) {
                double away = weights[i] > 0 ? x[i] - centre : 0;
                squares += weights[i] * away * away;
                rest += weights[i] * away;
            }
            join(j, total, centre + rest / total, squares - rest * rest / total);
        }
    }

    /** Adds the rows of others, whose distances are measured from a point that lies so much higher. */
    void add(int j, Deviations others, double higher) {
        if (others.weight[j] > 0) {
            join(j, others.weight[j], others.mean[j] + (weight[j] > 0 ? higher : 0), others.square[j]);
        }
    }

    private void join(int j, double otherWeight, double otherMean, double otherSquare) {
        double total = weight[j] + otherWeight;
        double apart = otherMean - mean[j];
        double part = otherWeight / total;
        square[j] += otherSquare + weight[j] * part * apart * apart;
        mean[j] += part * apart;
        weight[j] = total;
    }

    /** The deviation of a column over all rows so far. */
    double of(int j) {
        return Math.sqrt(Math.max(0, square[j] / weight[j]));
    }
}
