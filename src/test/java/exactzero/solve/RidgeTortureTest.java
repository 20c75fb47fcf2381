package exactzero.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.DataException;
import exactzero.design.Standardized;
import exactzero.path.NastyProblem;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The decompositions of products, which small problems never take by themselves: what digits they promise are there. */
class RidgeTortureTest {
    private static final int PROBLEMS = Integer.getInteger("torture.problems", 100);
    private static final double[] SHARES = {1e3, 1, 1e-2, 1e-4, 1e-8, 1e-12};
    /** A correlation that rounding may have made. */
    private static final double NOTHING = 1e-13;

    @Test
    void digitsOfProductsAreThere() {
        int compared = 0;
        for (int seed = 0; seed < PROBLEMS; seed++) {
            NastyProblem nasty = NastyProblem.of(seed);
            Standardized data;
            try {
                data = Standardized.of(nasty.problem().data(), nasty.problem().scaling());
            } catch (DataException e) {
                continue; // for every route, see TortureTest
            }
            double[] size = data.back().unit().clone();
            for (int j = 0; j < size.length; j++) {
                size[j] *= Math.sqrt(nasty.constraints().factor(j));
            }
            KeptColumns columns = KeptColumns.of(data.design(), size);
            if (columns.count() > 0 && pulled(data, columns)) {
                compared += compare(nasty, columns, data.y());
            }
        }
        assertThat(compared).isGreaterThan(PROBLEMS);
    }

    private static int compare(NastyProblem nasty, KeptColumns columns, double[] y) {
        Ridge products = y.length >= columns.count() ? new GramRidge(columns, y) : new KernelRidge(columns, y);
        OrthogonalRidge orthogonal = new OrthogonalRidge(columns, y);
        int compared = 0;
        for (double share : SHARES) {
            double lambda = share * orthogonal.meanEigenvalue();
            if (!(products.digits(lambda) > 0)) {
                continue;
            }
            double[] expected = orthogonal.solve(lambda);
            double[] actual = products.solve(lambda);
            double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            double off = Math.pow(10, -products.digits(lambda)) + Math.pow(10, -orthogonal.digits(lambda));
            for (int j = 0; j < expected.length; j++) {
                assertThat(actual[j]).as("%s, lambda %s", nasty, lambda).isCloseTo(expected[j],
                        within(10 * off * largest));
            }
            compared++;
        }
        return compared;
    }

    /** Not where weights are nothing but rounding. */
    private static boolean pulled(Standardized data, KeptColumns columns) {
        double[] pulls = new double[data.design().features()];
        data.design().pulls(data.y(), pulls);
        double spread = Math.sqrt(Arrays.stream(data.y()).map(v -> v * v).sum() / data.y().length);
        return Arrays.stream(columns.kept()).mapToDouble(j -> Math.abs(pulls[j])).max().orElseThrow()
                > NOTHING * spread;
    }
}
