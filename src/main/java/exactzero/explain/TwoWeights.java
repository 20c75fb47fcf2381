package exactzero.explain;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.RidgePath;
import exactzero.solve.Stopping;
import java.util.List;

/**
 * The classical picture of two weights: ellipses of equal loss around the least-squares weights, and the ball of the
 * penalty that the fit lies on, a diamond for L1 and a circle for L2.
 *
 * <p>Weights are per standard deviation of their column. With r the correlation of the columns the loss exceeds its minimum
 * by (d_1^2 + 2 r d_1 d_2 + d_2^2) / 2, d the distance from the least-squares weights.
 *
 * @param names of both features
 * @param target what they explain
 * @param correlation of the columns
 * @param leastSquares weights without penalty
 * @param lambda strength of L1
 * @param lasso weights of the Lasso
 * @param ridgeLambda the strength of L2 that leaves the same loss
 * @param ridge weights of ridge
 */
public record TwoWeights(List<String> names, String target, double correlation, double[] leastSquares, double lambda,
        double[] lasso, double ridgeLambda, double[] ridge) {
    private static final int BISECTIONS = 200;

    /**
     * Fits two features of a data set, one at a time strong enough to hold the weaker at zero.
     *
     * @param above by what factor lambda lies above the one at which the second weight enters; above 1 it is exactly 0
     */
    public static TwoWeights of(Dataset data, String first, String second, double above) {
        Dataset two = Dataset.of(data.name(), List.of(first, second),
                new double[][] {column(data, first), column(data, second)}, data.target(), data.y());
        Standardized prepared = Standardized.of(two, Scaling.STANDARD);
        ElasticNetPath net = new ElasticNetPath(prepared, 1, Lambdas.GRID, Stopping.DEFAULT);
        double lambda = above * net.knots().get(1).lambda();
        double[][] gram = new double[2][2];
        prepared.design().gram(new int[] {0, 1}, 0, 2, gram);
        double yScale = prepared.back().yScale();
        double[] leastSquares = scaled(net.at(0).b()[0], yScale);
        double[] lasso = scaled(net.at(lambda).b()[0], yScale);
        double r = gram[0][1];
        double ridgeLambda = ridgeLambda(r, leastSquares, excess(r, leastSquares, lasso));
        double[] ridge = scaled(RidgePath.fit(prepared, Lambdas.of(ridgeLambda)).b()[0], yScale);
        return new TwoWeights(two.features(), two.target(), r, leastSquares, lambda, lasso, ridgeLambda, ridge);
    }

    /** How far the loss at b lies above its minimum. */
    public double excess(double[] b) {
        return excess(correlation, leastSquares, b);
    }

    /**
     * Points on the ellipse where the loss exceeds its minimum by a height, in order, the first one again at the end.
     *
     * @return two rows: first weights, second weights
     */
    public double[][] contour(double height, int points) {
        double along = Math.sqrt(height / (1 + correlation));
        double across = Math.sqrt(height / (1 - correlation));
        double[][] ellipse = new double[2][points + 1];
        for (int k = 0; k <= points; k++) {
            double angle = 2 * Math.PI * (k % points) / points;
            ellipse[0][k] = leastSquares[0] + along * Math.cos(angle) + across * Math.sin(angle);
            ellipse[1][k] = leastSquares[1] + along * Math.cos(angle) - across * Math.sin(angle);
        }
        return ellipse;
    }

    /** |b_1| + |b_2| of the Lasso: half the diagonal of its diamond. */
    public double diamond() {
        return Math.abs(lasso[0]) + Math.abs(lasso[1]);
    }

    /** The length of ridge's weights: the radius of its circle. */
    public double circle() {
        return Math.hypot(ridge[0], ridge[1]);
    }

    private static double excess(double r, double[] leastSquares, double[] b) {
        double d0 = b[0] - leastSquares[0];
        double d1 = b[1] - leastSquares[1];
        return (d0 * d0 + 2 * r * d0 * d1 + d1 * d1) / 2;
    }

    /**
     * The strength at which ridge's loss exceeds the least by a height. In the directions (1, 1) and (1, -1), whose curvatures
     * are 1 + r and 1 - r, ridge keeps curvature / (curvature + lambda) of the least-squares weights.
     */
    private static double ridgeLambda(double r, double[] leastSquares, double height) {
        double sum = (leastSquares[0] + leastSquares[1]) * (leastSquares[0] + leastSquares[1]) / 2;
        double difference = (leastSquares[0] - leastSquares[1]) * (leastSquares[0] - leastSquares[1]) / 2;
        double low = 0;
        double high = 1;
        while (lost(high, 1 + r, sum) + lost(high, 1 - r, difference) < height) {
            high *= 2;
        }
        for (int k = 0; k < BISECTIONS; k++) {
            double middle = (low + high) / 2;
            boolean enough = lost(middle, 1 + r, sum) + lost(middle, 1 - r, difference) >= height;
            low = enough ? low : middle;
            high = enough ? middle : high;
        }
        return high;
    }

    private static double lost(double lambda, double curvature, double square) {
        double share = lambda / (curvature + lambda);
        return curvature * share * share * square / 2;
    }

    private static double[] column(Dataset data, String name) {
        int j = data.features().indexOf(name);
        if (j < 0) {
            throw new IllegalArgumentException("no feature '" + name + "' in " + data.name());
        }
        return data.columns()[j];
    }

    private static double[] scaled(double[] b, double yScale) {
        return new double[] {b[0] * yScale, b[1] * yScale};
    }
}
