package exactzero.solve;

import exactzero.design.GramBlocks;
import exactzero.design.StandardizedMoments;
import exactzero.kernel.Kernel;
import exactzero.kernel.Workers;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Ridge from the Gram matrix of columns M, which is about twice as quick to make and to reduce as an orthogonal
 * decomposition, and which may be all there is:
 *
 * <pre>    c = (M'M / n + lambda I)^-1 M'y / n</pre>
 *
 * <p>Forming the Gram squares the condition number. {@link #digits} says what is left.
 */
public final class GramRidge extends Ridge {
    private static final Kernel KERNEL = Kernel.BEST;
    private static final int ROWS_AT_ONCE = 256;

    private final KeptColumns columns;
    private final double n;
    private final double meanSquare;
    private final ReducedGram gram;
    /** Digits of the columns' deviations, which the penalty counts in, whatever lambda is. */
    private final double known;
    private final double[] rotated;
    private double @Nullable [][] rows;

    /** Decomposes columns; n >= their number. */
    GramRidge(KeptColumns columns, double[] y) {
        this(columns, GramBlocks.of(columns.columns(), y.length),
                IntStream.range(0, columns.count()).mapToDouble(k -> KERNEL.dot(columns.columns()[k], y) / y.length)
                        .toArray(),
                KERNEL.dot(y, y) / y.length, y.length, 1);
    }

    private GramRidge(
            KeptColumns columns, double[][] g, double[] pulls, double meanSquare, int n, double magnified) {
        this.columns = columns;
        this.n = n;
        this.meanSquare = meanSquare;
        double trace = IntStream.range(0, pulls.length).mapToDouble(i -> g[i][i]).sum();
        gram = new ReducedGram(g, trace, n, magnified);
        known = MOST_DIGITS - Math.log10(magnified);
        rotated = pulls;
        gram.transposeTimes(rotated);
    }

    /**
     * Decomposes moments, no row of the data at hand.
     *
     * @param size penalised size of a weight per unit of b_j, length p, not 0; infinite for features to leave out
     */
    public static GramRidge of(StandardizedMoments moments, double[] size) {
        int[] kept = IntStream.range(0, size.length)
                .filter(j -> !moments.back().constant()[j] && size[j] < Double.POSITIVE_INFINITY).toArray();
        double[] sizes = IntStream.of(kept).mapToDouble(j -> size[j]).toArray();
        double[][] g = new double[kept.length + 3][kept.length];
        double[] pulls = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            for (int j = 0; j < kept.length; j++) {
                g[i][j] = moments.gram()[kept[i]][kept[j]] / (sizes[i] * sizes[j]);
            }
            pulls[i] = moments.pulls()[kept[i]] / sizes[i];
        }
        return new GramRidge(new KeptColumns(size.length, kept, sizes, new double[0][]), g, pulls,
                moments.meanSquare(), moments.rows(), moments.magnified());
    }

    @Override
    public double meanEigenvalue() {
        return gram.meanEigenvalue();
    }

    @Override
    public double least() {
        return least(gram.least());
    }

    @Override
    public double smallestUseful() {
        return Math.max(1e-3 * gram.smallest(), super.smallestUseful());
    }

    @Override
    public double digits(double lambda) {
        double ofMatrix = gram.digits(lambda, 0, 0);
        if (!(ofMatrix > 0)) {
            return ofMatrix;
        }
        // Rounding errors of M'y / n are relative to the lengths of columns and target.
        double off = Math.sqrt(gram.meanEigenvalue() * gram.size()) * Math.sqrt(meanSquare);
        return Math.min(gram.digits(lambda, norm(lambda), off), known);
    }

    @Override
    public double norm(double lambda) {
        double[] x = gram.factor(lambda).solve(rotated);
        return Math.sqrt(KERNEL.dot(x, x));
    }

    @Override
    public double meanSquare(double lambda) {
        double[] x = gram.factor(lambda).solve(rotated);
        return Math.max(0, meanSquare - KERNEL.dot(x, rotated) - lambda * KERNEL.dot(x, x));
    }

    @Override
    public double degreesOfFreedom(double lambda) {
        return rotated.length - lambda * gram.factor(lambda).traceOfInverse();
    }

    @Override
    public double[] solve(double lambda) {
        return solve(new double[] {lambda})[0];
    }

    @Override
    public double[][] solve(double[] lambda) {
        double[][] c = gram.solve(rotated, lambda);
        double[][] b = new double[lambda.length][];
        for (int l = 0; l < b.length; l++) {
            b[l] = columns.weights(c[l]);
        }
        return b;
    }

    /**
     * What a weight vector lacks: (Z'Z / n + lambda S^2)^-1 g, S the penalised sizes, for a step of iterative refinement.
     *
     * @param g length p, not modified
     */
    public double[] correction(double lambda, double[] g) {
        return columns.weights(gram.solve(rotated(g), new double[] {lambda})[0]);
    }

    @Override
    int features() {
        return columns.features();
    }

    /** |L^-1 Q'm|^2 / n for every row m of M, L the factor of T + lambda I. */
    @Override
    public double[] leverages(double lambda) {
        double[][] q = rotatedRows();
        BandFactor factor = gram.factor(lambda);
        double[] leverages = new double[q.length];
        Workers.forEachBlock(q.length, ROWS_AT_ONCE, Long.MAX_VALUE, (from, to) -> {
            for (int i = from; i < to; i++) {
                double[] x = q[i].clone();
                factor.solveLower(x);
                leverages[i] = KERNEL.dot(x, x) / n;
            }
        });
        return leverages;
    }

    private double[][] rotatedRows() {
        if (rows == null) {
            if (columns.columns().length == 0) {
                throw new IllegalStateException("leverages are of rows, and moments know none");
            }
            rows = columns.transposed(0, columns.count());
            gram.transposeTimes(rows);
        }
        return rows;
    }

    @Override
    DoubleUnaryOperator combination(double[] c) {
        double[] x = rotated(c);
        return lambda -> KERNEL.dot(x, gram.factor(lambda).solve(rotated));
    }

    private double[] rotated(double[] c) {
        double[] x = columns.divided(c);
        gram.transposeTimes(x);
        return x;
    }

    @Override
    double[] variances(double lambda, double[][] combinations) {
        BandFactor factor = gram.factor(lambda);
        double[] variances = new double[combinations.length];
        for (int l = 0; l < variances.length; l++) {
            variances[l] = gram.form(factor.solve(rotated(combinations[l]))) / n;
        }
        return variances;
    }
}
