package exactzero.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What coordinate descent needs of a penalty. A new penalty is one more line in {@link #penalties}. */
class PenaltyContractTest {

    static List<Penalty> penalties() {
        return List.of(
                new ElasticNet(new double[] {0.7, 0.2}, new double[] {0, 0}),
                new ElasticNet(new double[] {0.7, 0}, new double[] {0.5, 2}),
                new Mcp(0.7, 3),
                new Mcp(0.4, 1.5));
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void theUpdateMinimisesItsCoordinate(Penalty penalty) {
        Random random = new Random(1);
        for (int trial = 0; trial < 2000; trial++) {
            int j = trial % 2;
            double z = 4 * random.nextDouble() - 2;
            double b = penalty.update(j, z);
            double least = (b - z) * (b - z) / 2 + penalty.value(j, b);
            for (double other = -3; other <= 3; other += 0.0625) {
                assertThat((other - z) * (other - z) / 2 + penalty.value(j, other))
                        .isGreaterThanOrEqualTo(least - 1e-15);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void theUpdateIsStationary(Penalty penalty) {
        Random random = new Random(2);
        for (int trial = 0; trial < 2000; trial++) {
            double z = 4 * random.nextDouble() - 2;
            double b = penalty.update(0, z);
            assertThat(penalty.violation(0, b, z - b)).isLessThan(1e-15);
            assertThat(penalty.violation(0, b, z - b + 3)).isGreaterThan(0.5);
        }
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void weakPullsLandOnTheLiteralZero(Penalty penalty) {
        for (double z : new double[] {0.0, -0.0, 1e-300, 0.1, -0.1, 0.39, -0.39}) {
            double b = penalty.update(0, z);
            assertThat(Double.doubleToRawLongBits(b)).isZero();
            assertThat(penalty.value(0, b)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void theUpdateIsOddAndRises(Penalty penalty) {
        double before = Double.NEGATIVE_INFINITY;
        for (double z = -3; z <= 3; z += 0.01) {
            double b = penalty.update(0, z);
            assertThat(penalty.update(0, -z)).isCloseTo(-b, within(0.0));
            assertThat(b).isGreaterThanOrEqualTo(before);
            before = b;
        }
    }
}
