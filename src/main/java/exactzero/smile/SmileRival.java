package exactzero.smile;

import exactzero.compare.Entrant;
import exactzero.compare.Rival;
import exactzero.compare.Weights;
import exactzero.data.Dataset;
import exactzero.path.Conversion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.ElasticNet;
import smile.regression.LASSO;
import smile.regression.LinearModel;
import smile.regression.RidgeRegression;

/**
 * One of Smile's penalised regressions.
 *
 * @param l1Ratio 1: LASSO, 0: RidgeRegression, between them ElasticNet
 * @param tolerance relative gap at which Smile may stop; NaN for ridge, which is closed form
 */
public record SmileRival(double l1Ratio, double tolerance) implements Rival {
    private static final String LIBRARY = "smile 6.3.0";
    /** Smile's own default. */
    private static final double DEFAULT_TOLERANCE = 1e-4;
    private static final double LEAST_TOLERANCE = 1e-15;
    private static final int ITERATIONS = 1000;
    /** Mean over standard deviation from which on a variance by one pass keeps few digits. */
    private static final double FAR = 1e5;
    private static final String FAR_FROM_ZERO =
            "a column lies far from zero for its spread, and its variance, computed in one pass, loses digits there";

    /** Smile's answers to the Lasso, the elastic net and ridge, as it comes. */
    public static List<Rival> all(double l1Ratio) {
        return List.of(new SmileRival(1, DEFAULT_TOLERANCE), new SmileRival(l1Ratio, DEFAULT_TOLERANCE),
                new SmileRival(0, Double.NaN));
    }

    /**
     * Makes sure that Smile can be used in this process.
     *
     * @param threads that OpenBLAS may use
     * @throws MissingComponentException when Smile, or OpenBLAS for this platform, is not there
     */
    public static void require(int threads) {
        try {
            Class.forName("smile.regression.LASSO", false, SmileRival.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new MissingComponentException("Smile is not on the class path.\n"
                    + "Use the self-contained jar, or add com.github.haifengl:smile-core:6.3.0", e);
        }
        OpenBlas.load(threads);
    }

    @Override
    public Entrant entrant() {
        String model = l1Ratio == 1 ? "LASSO" : l1Ratio == 0 ? "RidgeRegression" : "ElasticNet";
        String setting = l1Ratio == 0 ? "" : "tol " + power(tolerance);
        return new Entrant(LIBRARY, model, setting);
    }

    private static String power(double tolerance) {
        return "1e" + Math.round(Math.log10(tolerance));
    }

    @Override
    public Fit on(Dataset data, double lambda) {
        DataFrame table = Tables.of(data);
        Formula formula = Formula.lhs(Tables.TARGET);
        Conversion.Strength theirs = Conversion.smile(data.rows()).theirs(new Conversion.Strength(lambda, l1Ratio));
        if (l1Ratio == 1) {
            LASSO.Options options = new LASSO.Options(theirs.lambda(), tolerance, ITERATIONS);
            return () -> weights(data, () -> LASSO.fit(formula, table, options));
        }
        if (l1Ratio == 0) {
            return () -> weights(data, () -> RidgeRegression.fit(formula, table, theirs.lambda()));
        }
        ElasticNet.Options options = new ElasticNet.Options(theirs.l1(), theirs.l2(), tolerance, ITERATIONS);
        return () -> weights(data, () -> ElasticNet.fit(formula, table, options));
    }

    private static Weights weights(Dataset data, Supplier<LinearModel> fit) {
        try {
            LinearModel model = fit.get();
            return new Weights(model.intercept(), model.coefficients().toArray(new double[0]));
        } catch (IllegalArgumentException e) {
            throw anyFarFromZero(data) ? new IllegalArgumentException(e.getMessage() + "; " + FAR_FROM_ZERO, e) : e;
        }
    }

    @Override
    public Optional<Rival> tighter() {
        return tolerance > 2 * LEAST_TOLERANCE
                ? Optional.of(new SmileRival(l1Ratio, Math.pow(10, Math.rint(Math.log10(tolerance)) - 1)))
                : Optional.empty();
    }

    @Override
    public Optional<String> remark(Dataset data, double lambda, Weights weights) {
        List<String> faults = new ArrayList<>();
        if (!weights.finite()) {
            faults.add("its weights are not numbers, and it does not say so");
        }
        if (lambda == 0 && l1Ratio == 1 && Arrays.stream(weights.coefficients()).allMatch(w -> w == 0.0)) {
            faults.add("at lambda = 0 its weights are all zero, where least squares were asked for");
        }
        if (anyFarFromZero(data)) {
            faults.add(FAR_FROM_ZERO);
        }
        return faults.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", faults));
    }

    private static boolean anyFarFromZero(Dataset data) {
        return Arrays.stream(data.columns()).anyMatch(SmileRival::farFromZero);
    }

    private static boolean farFromZero(double[] column) {
        double least = Arrays.stream(column).min().orElse(0);
        double most = Arrays.stream(column).max().orElse(0);
        return Math.min(Math.abs(least), Math.abs(most)) > FAR * (most - least);
    }
}
