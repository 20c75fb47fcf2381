package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;

import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.solve.Stopping;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathProgressTest {
    @Test
    void everyLambdaOfThePathIsToldAndNoLaterOne() {
        double[][] x = Columns.independent(20, 4, 1);
        Standardized data = Standardized.of(Problem.dataset(x, Columns.target(x, 2, 1, 2)), Scaling.STANDARD);
        List<Integer> told = new ArrayList<>();
        ElasticNetPath net =
                new ElasticNetPath(data, 1, Lambdas.grid(5, 0.1), Stopping.DEFAULT, Constraints.NONE, told::add);
        net.at(net.largestLambda() / 2);
        net.knots();
        assertThat(told).containsExactly(1, 2, 3, 4, 5);
    }
}
