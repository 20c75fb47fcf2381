package exactzero.solve;

import static org.assertj.core.api.Assertions.assertThat;

import exactzero.design.DenseDesign;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.Columns;
import exactzero.path.Problem;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which features are taken in ahead, from pulls that move in straight lines. */
class AnticipationTest {
    private static final int P = 4;
    private static final double[][] PULLS = {{0, 0.1, 0.3, -0.3}, {0, 0.1, 0.6, -0.6}};

    private final DenseDesign z = Standardized.of(
            Problem.dataset(Columns.independent(20, P, 1), Columns.independent(20, 1, 2)[0]), Scaling.STANDARD)
            .design();
    private final WorkingSet w = new WorkingSet(z, new double[P], 1);
    private final Anticipation anticipation = new Anticipation(w);

    /** Whatever the first feature's factor. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1, Double.POSITIVE_INFINITY})
    void featuresAboutToEnterAreTakenIn(double first) {
        anticipation.solved(at(1.2, first), PULLS[0]);
        anticipation.solved(at(1.05, first), PULLS[1]);
        anticipation.prepare(at(0.9, first));
        assertThat(Arrays.copyOf(w.features(), w.size())).containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void whatABoundHoldsAtZeroStaysOut() {
        for (int k = 0; k < 2; k++) {
            anticipation.solved(positive(at(1.2 - 0.15 * k, 1)), PULLS[k]);
        }
        anticipation.prepare(positive(at(0.9, 1)));
        assertThat(Arrays.copyOf(w.features(), w.size())).containsExactly(2);
    }

    private static ElasticNet at(double lambda, double first) {
        double[] l1 = new double[P];
        Arrays.fill(l1, lambda);
        l1[0] = first == 1 ? lambda : first;
        return new ElasticNet(l1, new double[P]);
    }

    private static ElasticNet positive(ElasticNet penalty) {
        return new ElasticNet(penalty.l1(), penalty.l2(), new double[P], penalty.upper());
    }
}
