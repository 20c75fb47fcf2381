package exactzero.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** First roots of polynomials whose roots are known. */
class FirstRootTest {

    @Test
    void theFirstOfThreeRootsIsFound() {
        // (0.5 - x)(0.7 - x)(0.9 - x)
        double[] a = {0.315, -1.43, 2.1, -1};
        FirstRoot.Reach first = FirstRoot.of(a, false, 1);
        assertThat(first.x()).isCloseTo(0.5, within(1e-12));
        assertThat(first.root()).isTrue();
        assertThat(FirstRoot.of(a, false, 0.4)).isEqualTo(FirstRoot.Reach.ENDLESS);
    }

    /** 1 + 1e6 x^20 (1 - x) is at least 1 up to 1, but its second derivative only allows steps too small to get there. */
    @Test
    void whereTheStepsRunOutThereIsNoRoot() {
        double[] a = new double[22];
        a[0] = 1;
        a[20] = 1e6;
        a[21] = -1e6;
        FirstRoot.Reach reach = FirstRoot.of(a, false, 1);
        assertThat(reach.x()).isBetween(1e-3, 1.0);
        assertThat(reach.root()).isFalse();
    }
}
