package exactzero.path;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Another tool's words for the same fit. With s the 1/n standard deviations, s' the unbiased ones, c = s / s', v the penalty
 * factors, W the sum of the observation weights, beta in original units, the tools minimise
 *
 * <ul>
 * <li>glmnet (Friedman, Hastie and Tibshirani 2010, eq. 1 to 3; penalty.factor's rescaling: its manual):
 *     RSS / 2n + L sum_j v_j / mean(v) (a s_j |beta_j| + (1 - a) / (2 s_y) s_j^2 beta_j^2)
 * <li>scikit-learn (User Guide 1.1.2, 1.1.3, 1.1.5), here on columns from StandardScaler: Lasso and ElasticNet are ours; Ridge is
 *     sum_i w_i r_i^2 + alpha |b|_2^2, w as given
 * <li>Spark ML (WeightedLeastSquares, up to 4096 features): as glmnet, without factors; beyond (l-bfgs) with s' in place of s, for y
 *     too. Its deviation of y is about the mean also without an intercept, where glmnet's is about 0
 * <li>Smile 6 (LASSO, ElasticNet, RidgeRegression): RSS + lambda1 sum_j s'_j |beta_j| + lambda2 sum_j s'_j^2 beta_j^2
 * </ul>
 */
public enum Dialect {
    GLMNET("glmnet", "glmnet 4.1"),
    SKLEARN("sklearn", "scikit-learn"),
    SPARK("spark", "Spark ML"),
    SMILE("smile", "Smile 6");

    /** Most features for which Spark solves the normal equations. */
    private static final int NORMAL = 4096;

    private final String label;
    private final String title;

    Dialect(String label, String title) {
        this.label = label;
        this.title = title;
    }

    /** The word for it on the command line and in JSON. */
    public String label() {
        return label;
    }

    /** Its name for readers. */
    public String title() {
        return title;
    }

    /** The dialect of a label, in any case. */
    public static Optional<Dialect> of(String label) {
        return Arrays.stream(values()).filter(dialect -> dialect.label.equals(label.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * How the tool counts.
     *
     * @param l1Ratio of ours or of the tool's, whichever is known: it matters only whether it is 0
     */
    public Conversion conversion(FitSetting fit, double l1Ratio) {
        double n = fit.rows();
        return switch (this) {
            case GLMNET -> new Conversion(fit.meanFactor(), fit.meanFactor() * fit.targetScale());
            case SKLEARN -> new Conversion(1, l1Ratio == 0 ? fit.totalWeight() : 1);
            case SPARK -> normalEquations(fit) ? new Conversion(1, fit.targetDeviation()) : unbiased(fit);
            case SMILE -> new Conversion(2 * n * Math.sqrt((n - 1) / n), n - 1);
        };
    }

    /** Spark's l-bfgs: unbiased deviations, those of the columns only where these are standardised. */
    public static Conversion unbiased(FitSetting fit) {
        double c = fit.bias();
        return fit.scaling().standardize() ? new Conversion(c, c * fit.targetDeviation())
                : new Conversion(1, fit.targetDeviation() / c);
    }

    /** Whether Spark solves this by the normal equations if it may choose. */
    public static boolean normalEquations(FitSetting fit) {
        return fit.features() <= NORMAL;
    }

    /** The arguments that give the tool our fit, by the names that it has for them. */
    public Map<String, Double> arguments(FitSetting fit, Conversion.Strength ours) {
        Conversion.Strength theirs = conversion(fit, ours.l1Ratio()).theirs(ours);
        boolean mixed = ours.l1Ratio() > 0 && ours.l1Ratio() < 1;
        Map<String, Double> arguments = new LinkedHashMap<>();
        switch (this) {
            case GLMNET -> {
                arguments.put("alpha", theirs.l1Ratio());
                arguments.put("lambda", theirs.lambda());
            }
            case SKLEARN -> {
                arguments.put("alpha", theirs.lambda());
                if (mixed) {
                    arguments.put("l1_ratio", theirs.l1Ratio());
                }
            }
            case SPARK -> {
                arguments.put("regParam", theirs.lambda());
                arguments.put("elasticNetParam", theirs.l1Ratio());
            }
            case SMILE -> {
                if (mixed) {
                    arguments.put("lambda1", theirs.l1());
                    arguments.put("lambda2", theirs.l2());
                } else {
                    arguments.put("lambda", theirs.lambda());
                }
            }
        }
        return arguments;
    }

    /**
     * Fails where the tool has no words for a fit.
     *
     * @throws IllegalArgumentException telling what the tool lacks
     */
    public void requireWordsFor(FitSetting fit) {
        boolean glmnet = this == GLMNET;
        boolean smile = this == SMILE;
        refuse(!glmnet && fit.hasFactors(), "no penalty factors");
        refuse((smile || this == SPARK) && fit.hasBounds(), "no bounds on weights");
        refuse(smile && !fit.equalWeights(), "no usable observation weights");
        refuse(smile && !fit.scaling().intercept(), "no fit through the origin");
        refuse(smile && !fit.scaling().standardize(), "no fit of columns that are not standardised");
        refuse(glmnet && fit.features() < 2, "no fit of a single column");
    }

    private void refuse(boolean lacks, String what) {
        if (lacks) {
            throw new IllegalArgumentException(title + " has " + what + ": this fit cannot be said in its terms");
        }
    }
}
