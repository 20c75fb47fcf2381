package exactzero.solve;

import static org.assertj.core.api.Assertions.assertThat;

import exactzero.design.MomentDesign;
import exactzero.design.Standardization;
import exactzero.design.StandardizedMoments;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Gram matrix that rounding has left a negative eigenvalue: the objective has no minimum to descend to. */
class IndefiniteGramTest {

    @Test
    void weightsStayFiniteAndAreSaidNotToHaveConverged() {
        double off = 1 + 1e-6;
        double[][] gram = {{1, off, 0.3}, {off, 1, 0.3}, {0.3, 0.3, 1}};
        double[] pulls = {0.5, 0.5 - 1e-3, 0.1};
        double[] ones = {1, 1, 1};
        Standardization back =
                new Standardization(List.of("a", "b", "c"), new double[3], ones, ones, new boolean[3], 0, 1,
                        true);
        PathSolver solver = new PathSolver(
                new MomentDesign(new StandardizedMoments(gram, pulls, 1, back, 30, 1)));
        Solution start = solver.solve(new ElasticNet(new double[] {0.1, 0.1, 0.1}, new double[3]));
        Solution solution = solver.solve(new ElasticNet(new double[3], new double[3]));
        assertThat(solution.b()).satisfies(b -> assertThat(Math.abs(b[0]) + Math.abs(b[1])).isLessThan(1e3));
        assertThat(solution.gap()).isGreaterThan(1e-10).isLessThan(1);
        assertThat(start.gap()).isNotNegative();
    }
}
