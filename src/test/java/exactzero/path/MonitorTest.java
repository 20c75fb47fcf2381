package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.solve.Stopping;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class MonitorTest {
    private final Standardized data = data();

    @Test
    void everyLambdaOfThePathIsToldAndNoLaterOne() {
        List<Integer> told = new ArrayList<>();
        ElasticNetPath net = net(told::add);
        net.at(net.largestLambda() / 2);
        net.knots();
        assertThat(told).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aPathThatIsToldToStopEndsBeforeTheNextLambda() {
        List<Integer> told = new ArrayList<>();
        Monitor monitor = new Monitor() {
            @Override
            public void done(int steps) {
                told.add(steps);
            }

            @Override
            public boolean cancelled() {
                return told.size() == 3;
            }
        };
        assertThatThrownBy(() -> net(monitor)).isInstanceOf(CancellationException.class)
                .hasMessageContaining("has no result");
        assertThat(told).containsExactly(1, 2, 3);
    }

    @Test
    void aMonitorOfLaterStepsCountsOnAndStopsWithTheFirst() {
        List<Integer> told = new ArrayList<>();
        Monitor counting = told::add;
        counting.from(10).from(5).done(2);
        assertThat(told).containsExactly(17);
        Monitor stopped = Monitor.until(() -> true);
        assertThat(stopped.from(3).cancelled()).isTrue();
        assertThat(stopped.silent().cancelled()).isTrue();
        assertThat(counting.from(3).cancelled()).isFalse();
        counting.silent().done(1);
        assertThat(told).containsExactly(17);
    }

    private ElasticNetPath net(Monitor monitor) {
        return new ElasticNetPath(data, 1, Lambdas.grid(5, 0.1), Stopping.DEFAULT, Constraints.NONE, monitor);
    }

    private static Standardized data() {
        double[][] x = Columns.independent(20, 4, 1);
        return Standardized.of(Problem.dataset(x, Columns.target(x, 2, 1, 2)), Scaling.STANDARD);
    }
}
