package exactzero.select;

import exactzero.design.Design;
import exactzero.path.ElasticNetPath;
import exactzero.path.Path;
import exactzero.solve.Cholesky;
import exactzero.solve.ElasticNet;

/**
 * Criteria that weigh the fit against its degrees of freedom, without cross-validation:
 *
 * <pre>    n log(RSS / n) + penalty * df</pre>
 *
 * <p>For the Lasso df is the number of nonzero weights (Zou, Hastie and Tibshirani 2007; Tibshirani and Taylor 2012); for
 * the elastic net it is the trace of the matrix that maps the target to its fit on the support. The noise is estimated by
 * the residual of each fit, which means nothing where df comes near n; fits with df above n / 2 are not considered.
 */
enum InformationCriterion {
    /** Akaike (1974): 2 per degree of freedom. */
    AIC {
        @Override
        double cost(double n, int p, double df) {
            return 2 * df;
        }
    },
    /** Schwarz (1978): log n per degree of freedom. */
    BIC {
        @Override
        double cost(double n, int p, double df) {
            return Math.log(n) * df;
        }
    },
    /**
     * Chen and Chen (2008) with gamma = 1: that of Schwarz, and twice the logarithm of the number of models of that size, of
     * which there are at most p^df.
     */
    EBIC {
        @Override
        double cost(double n, int p, double df) {
            return (Math.log(n) + 2 * Math.log(p)) * df;
        }
    };

    /**
     * What a criterion has to know beside the fits.
     *
     * @param design what was fitted
     * @param rows number of rows with weight
     */
    record Setting(Design design, int rows) {}

    abstract double cost(double n, int p, double df);

    /** Index of the lambda with the smallest criterion; the largest lambda among ties. */
    int choose(ElasticNetPath net, Setting setting) {
        Path path = net.path();
        int best = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < path.size(); k++) {
            double df = degreesOfFreedom(setting.design(), net.penalty(path.lambda()[k]), path.b()[k]);
            double value =
                    setting.rows() * Math.log(1 - path.r2()[k]) + cost(setting.rows(), path.features().size(), df);
            if (df <= setting.rows() / 2.0 && value < smallest) {
                smallest = value;
                best = k;
            }
        }
        return best;
    }

    /** Of a fit, on its support A: |A| - tr( L (G_AA + L)^-1 ), L = diag(l2_A). */
    static double degreesOfFreedom(Design design, ElasticNet penalty, double[] b) {
        int[] support = new int[b.length];
        int size = 0;
        boolean curved = false;
        for (int j = 0; j < b.length; j++) {
            if (b[j] != 0.0) {
                support[size++] = j;
                curved |= penalty.l2()[j] > 0;
            }
        }
        if (!curved) {
            return size;
        }
        double[][] h = new double[size][size];
        design.gram(support, 0, size, h);
        for (int k = 0; k < size; k++) {
            h[k][k] += penalty.l2()[support[k]];
        }
        double[] inverse = Cholesky.inverseDiagonal(h);
        double df = size;
        for (int k = 0; k < size; k++) {
            df -= penalty.l2()[support[k]] * inverse[k];
        }
        return df;
    }
}
