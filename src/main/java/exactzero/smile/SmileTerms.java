package exactzero.smile;

/**
 * What Smile 6.3.0 calls the lambdas of our objective, RSS / 2n + lambda ( l1Ratio |b|_1 + (1 - l1Ratio) / 2 |b|_2^2 ).
 *
 * <p>Smile scales columns by the standard deviation with n - 1 in its denominator, so that its weights are b sqrt((n-1)/n)^-1
 * of ours; LASSO minimises RSS + lambda |b|_1, RidgeRegression RSS + lambda |b|_2^2, ElasticNet
 * RSS + lambda1 |b|_1 + lambda2 |b|_2^2, each on those columns.
 *
 * @param rows n, at least 2
 */
public record SmileTerms(int rows) {

    public SmileTerms {
        if (rows < 2) {
            throw new IllegalArgumentException("number of rows is " + rows + "; it must be at least 2");
        }
    }

    /** The lambda of LASSO: 2 n lambda sqrt((n-1)/n). */
    public double lasso(double lambda) {
        return elasticNetL1(lambda, 1);
    }

    /** The lambda of RidgeRegression: (n-1) lambda. */
    public double ridge(double lambda) {
        return elasticNetL2(lambda, 0);
    }

    /** The lambda1 of ElasticNet: 2 n lambda l1Ratio sqrt((n-1)/n). */
    public double elasticNetL1(double lambda, double l1Ratio) {
        return 2 * lambda * l1Ratio * Math.sqrt(rows * (rows - 1.0));
    }

    /** The lambda2 of ElasticNet: (n-1) lambda (1 - l1Ratio). */
    public double elasticNetL2(double lambda, double l1Ratio) {
        return (rows - 1) * lambda * (1 - l1Ratio);
    }
}
