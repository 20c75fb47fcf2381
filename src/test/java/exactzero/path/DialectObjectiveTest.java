package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.solve.Stopping;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each tool's own objective, written down from its documentation with its own arguments, is solved here by plain coordinate
 * descent and gives our weights.
 */
class DialectObjectiveTest {
    private static final int N = 40;
    private static final int P = 6;

    /** A tool's objective: loss sum_i w_i r_i^2 with its factor, then for each column its L1 and L2 strengths on beta. */
    private record Objective(double loss, double[] l1, double[] l2) {}

    @ParameterizedTest
    @CsvSource({"1", "0.4", "0"})
    void smile(double l1Ratio) {
        agrees(Dialect.SMILE, l1Ratio, Scaling.STANDARD, false);
    }

    @ParameterizedTest
    @CsvSource({"1,true,true,false", "0.4,true,true,true", "0.4,true,false,false", "0.4,false,true,true",
        "0.4,false,false,true", "0,true,true,true", "1,false,true,true"})
    void spark(double l1Ratio, boolean intercept, boolean standardize, boolean weighted) {
        agrees(Dialect.SPARK, l1Ratio, new Scaling(intercept, standardize), weighted);
    }

    @ParameterizedTest
    @CsvSource({"1,true,true,false", "0.4,true,true,true", "0.4,true,false,false", "0.4,false,true,true",
        "0,true,true,true", "1,false,false,true"})
    void glmnet(double l1Ratio, boolean intercept, boolean standardize, boolean weighted) {
        agrees(Dialect.GLMNET, l1Ratio, new Scaling(intercept, standardize), weighted);
    }

    @ParameterizedTest
    @CsvSource({"1,true,true,false", "0.4,true,true,true", "0.4,false,false,true", "0,true,true,true",
        "0,true,false,false"})
    void scikit(double l1Ratio, boolean intercept, boolean standardize, boolean weighted) {
        agrees(Dialect.SKLEARN, l1Ratio, new Scaling(intercept, standardize), weighted);
    }

    private static void agrees(Dialect dialect, double l1Ratio, Scaling scaling, boolean weighted) {
        Dataset data = data(weighted);
        Standardized prepared = Standardized.of(data, scaling);
        double lambda = 0.3;
        Path path = l1Ratio == 0 ? RidgePath.fit(prepared, Lambdas.of(lambda))
                : ElasticNetPath.fit(prepared, l1Ratio, Lambdas.of(lambda), Stopping.DEFAULT);
        Translation translation = new Translation(dialect, FitSetting.of(prepared, scaling, Constraints.NONE), path);
        double[] beta = solve(data, scaling, objective(translation, data));
        double[] ours = path.coefficients(0);
        if (translation.perDeviation()) {
            assertThat(translation.coefficients(0)[1] / ours[1]).isCloseTo(
                    deviation(data.columns()[1], data.weights(), 0),
                    org.assertj.core.data.Offset.offset(1e-12));
        } else {
            assertThat(translation.coefficients(0)).containsExactly(ours);
        }
        for (int j = 0; j < P; j++) {
            assertThat(ours[j]).isCloseTo(beta[j], org.assertj.core.data.Offset.offset(1e-9));
        }
        assertThat(path.nonzero(0)).isPositive();
    }

    /** From the tool's documentation; nothing of ours but its arguments. */
    private static Objective objective(Translation translation, Dataset data) {
        double l1Ratio = translation.path().l1Ratio();
        var arguments = translation.arguments(0);
        double[] weights = data.weights();
        double total = IntStream.range(0, N).mapToDouble(i -> weights[i]).sum();
        boolean standardize = translation.setting().scaling().standardize();
        double loss;
        double l1;
        double l2;
        int unbiased = 0;
        switch (translation.dialect()) {
            case GLMNET, SPARK -> {
                boolean glmnet = translation.dialect() == Dialect.GLMNET;
                double strength = arguments.get(glmnet ? "lambda" : "regParam");
                double mix = arguments.get(glmnet ? "alpha" : "elasticNetParam");
                boolean aboutZero = glmnet && !translation.setting().scaling().intercept();
                double sy = aboutZero ? rootMeanSquare(data.y(), weights) : deviation(data.y(), weights, 0);
                loss = 1 / (2 * total);
                l1 = strength * mix;
                l2 = strength * (1 - mix) / (2 * sy);
            }
            case SKLEARN -> {
                double alpha = arguments.get("alpha");
                loss = l1Ratio == 0 ? 1 : 1 / (2 * total);
                l1 = alpha * l1Ratio;
                l2 = l1Ratio == 0 ? alpha : alpha * (1 - l1Ratio) / 2;
                assertThat(arguments.getOrDefault("l1_ratio", l1Ratio)).isEqualTo(l1Ratio);
            }
            default -> {
                loss = 1;
                l1 = l1Ratio == 1 ? arguments.get("lambda") : l1Ratio == 0 ? 0 : arguments.get("lambda1");
                l2 = l1Ratio == 1 ? 0 : l1Ratio == 0 ? arguments.get("lambda") : arguments.get("lambda2");
                unbiased = 1;
            }
        }
        Objective objective = new Objective(loss, new double[P], new double[P]);
        for (int j = 0; j < P; j++) {
            double s = standardize ? deviation(data.columns()[j], weights, unbiased) : 1;
            objective.l1[j] = l1 * s;
            objective.l2[j] = l2 * s * s;
        }
        return objective;
    }

    /** Minimises loss sum_i w_i (y_i - a - x_i'beta)^2 + sum_j (l1_j |beta_j| + l2_j beta_j^2). */
    private static double[] solve(Dataset data, Scaling scaling, Objective objective) {
        double[] w = data.weights();
        double[] beta = new double[P];
        double[] r = data.y().clone();
        for (int sweep = 0; sweep < 20_000; sweep++) {
            if (scaling.intercept()) {
                double sum = 0;
                double total = 0;
                for (int i = 0; i < N; i++) {
                    sum += w[i] * r[i];
                    total += w[i];
                }
                for (int i = 0; i < N; i++) {
                    r[i] -= sum / total;
                }
            }
            for (int j = 0; j < P; j++) {
                double[] x = data.columns()[j];
                double pull = 0;
                double square = 0;
                for (int i = 0; i < N; i++) {
                    pull += 2 * objective.loss * w[i] * x[i] * (r[i] + x[i] * beta[j]);
                    square += 2 * objective.loss * w[i] * x[i] * x[i];
                }
                double soft = Math.signum(pull) * Math.max(0, Math.abs(pull) - objective.l1[j]);
                double next = soft / (square + 2 * objective.l2[j]);
                for (int i = 0; i < N; i++) {
                    r[i] -= x[i] * (next - beta[j]);
                }
                beta[j] = next;
            }
        }
        return beta;
    }

    private static double deviation(double[] x, double[] w, int less) {
        double total = 0;
        double mean = 0;
        for (int i = 0; i < N; i++) {
            total += w[i];
            mean += w[i] * x[i];
        }
        mean /= total;
        double sum = 0;
        for (int i = 0; i < N; i++) {
            sum += w[i] * (x[i] - mean) * (x[i] - mean);
        }
        return Math.sqrt(sum / (total - less));
    }

    private static double rootMeanSquare(double[] x, double[] w) {
        double total = 0;
        double sum = 0;
        for (int i = 0; i < N; i++) {
            total += w[i];
            sum += w[i] * x[i] * x[i];
        }
        return Math.sqrt(sum / total);
    }

    private static Dataset data(boolean weighted) {
        Random random = new Random(5);
        double[][] x = new double[P][N];
        double[] y = new double[N];
        double[] w = new double[N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < P; j++) {
                x[j][i] = (j + 1) * 0.5 * random.nextGaussian() + 0.3 * j;
            }
            y[i] = 2 + 1.5 * x[0][i] - x[1][i] + 0.2 * x[4][i] + random.nextGaussian();
            w[i] = weighted ? 0.5 + 2 * random.nextDouble() : 1;
        }
        return new Dataset("made", List.of("a", "b", "c", "d", "e", "f"), x, "y", y, w);
    }
}
