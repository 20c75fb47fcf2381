package exactzero.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpreadTest {
    private static final double ROUNDING = 1e-9;

    @Test
    void labelsWithRoomStayWhereTheyAre() {
        assertThat(Spread.apart(new double[] {80, 20, 50}, 10, 0, 100)).containsExactly(80, 20, 50);
    }

    @Test
    void labelsAtOnePlaceFanOutAroundIt() {
        assertThat(Spread.apart(new double[] {50, 50, 50}, 10, 0, 100)).containsExactly(40, 50, 60);
    }

    @Test
    void noTwoLabelsOverlapAndAllStayInsideInTheirOrder() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 1000; trial++) {
            double[] wanted = random.doubles(1 + random.nextInt(10), -20, 120).toArray();
            double[] centre = Spread.apart(wanted, 10, 0, 100);
            Integer[] order = new Integer[wanted.length];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> Double.compare(wanted[a], wanted[b]));
            for (int i = 0; i < order.length; i++) {
                assertThat(centre[order[i]]).isBetween(5 - ROUNDING, 95 + ROUNDING);
                if (i > 0) {
                    assertThat(centre[order[i]] - centre[order[i - 1]]).isGreaterThanOrEqualTo(10 - ROUNDING);
                }
            }
        }
    }

    @Test
    void labelsThatDoNotFitOverrunTheEndButDoNotOverlap() {
        double[] centre = Spread.apart(new double[] {5, 6, 7}, 10, 0, 20);
        assertThat(centre).containsExactly(5, 15, 25);
    }
}
