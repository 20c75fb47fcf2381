package exactzero.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.path.Columns;
import exactzero.path.ElasticNetPath;
import exactzero.path.Monitor;
import exactzero.path.Problem;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A selection that another thread ends. */
class CancellationTest {

    @Test
    void anotherThreadEndsASelectionThatWouldTakeForever() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch underWay = new CountDownLatch(3);
        Monitor monitor = watched(stop, underWay);
        CompletableFuture<Selection> selection = CompletableFuture.supplyAsync(
                () -> Selection.of(data(), SelectionOptions.DEFAULT.withRepeats(1_000_000), monitor),
                task -> Thread.ofPlatform().daemon().start(task));
        assertThat(underWay.await(60, TimeUnit.SECONDS)).isTrue();
        stop.set(true);
        assertThatThrownBy(() -> selection.get(60, TimeUnit.SECONDS))
                .satisfiesAnyOf(
                        e -> assertThat(e).isInstanceOf(CancellationException.class),
                        e -> assertThat(e).isInstanceOfAny(ExecutionException.class, CompletionException.class)
                                .hasRootCauseInstanceOf(CancellationException.class));
    }

    @Test
    void stabilityAndCrossValidationStopBetweenTheirSteps() {
        Dataset data = data();
        AtomicInteger told = new AtomicInteger();
        Monitor afterTwo = new Monitor() {
            @Override
            public void done(int steps) {
                told.incrementAndGet();
            }

            @Override
            public boolean cancelled() {
                return told.get() >= 2;
            }
        };
        assertThatThrownBy(() -> Stability.of(data, Scaling.STANDARD, ElasticNetPath::lasso, 0.1, 100_000, 1, afterTwo))
                .isInstanceOf(CancellationException.class);
        assertThat(told.get()).isBetween(2, 100);
        told.set(0);
        assertThatThrownBy(() -> CrossValidation.of(data, Scaling.STANDARD, Folds.random(60, 60, 1), new double[] {1},
                ElasticNetPath::lasso, afterTwo)).isInstanceOf(CancellationException.class);
        assertThat(told.get()).isBetween(2, 50);
    }

    @Test
    void aFoldStopsBetweenItsLambdas() {
        AtomicInteger asked = new AtomicInteger();
        LassoFitter fitter = new LassoFitter(SelectionOptions.DEFAULT, Double.NaN,
                Monitor.until(() -> asked.incrementAndGet() > 5));
        assertThatThrownBy(() -> fitter.fit(
                exactzero.design.Standardized.of(data(), Scaling.STANDARD), exactzero.path.Lambdas.GRID))
                .isInstanceOf(CancellationException.class);
        assertThat(asked.get()).isEqualTo(6);
    }

    private static Monitor watched(AtomicBoolean stop, CountDownLatch underWay) {
        return new Monitor() {
            @Override
            public void done(int steps) {
                underWay.countDown();
            }

            @Override
            public boolean cancelled() {
                return stop.get();
            }
        };
    }

    private static Dataset data() {
        double[][] x = Columns.independent(60, 8, 1);
        return Problem.dataset(x, Columns.target(x, 2, 1, 2));
    }
}
