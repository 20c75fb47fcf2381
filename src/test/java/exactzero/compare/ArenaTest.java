package exactzero.compare;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import exactzero.data.Dataset;
import exactzero.path.Columns;
import exactzero.path.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A failure of another program is a result; one of our own is a fault. */
class ArenaTest {
    private static final Plan PLAN = new Plan(Double.NaN, 0.5, 1, 0, 1);
    private static final OurFit RIDGE = new OurFit(0);

    private final Dataset data = data();
    private final Arena arena =
            new Arena(data, Split.of(data, 1), PLAN, (rival, table, lambda) -> FirstCall.NONE);

    @Test
    void ourFitsFailuresAreNotPassedOffAsResults() {
        assertThatThrownBy(() -> arena.round(RIDGE, List.of(), Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void norThoseOnTheRowsLeft() {
        Yardstick yardstick = new Yardstick(data, 0, 0.1);
        Weights weights = RIDGE.on(data, 0.1).run();
        Arena.Round round = new Arena.Round(0, Double.NaN, yardstick, Map.of(RIDGE, weights), List.of());
        assertThatThrownBy(() -> arena.contest(round, List.of(Timing.NONE).iterator()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Dataset data() {
        double[][] x = Columns.independent(40, 3, 1);
        return Problem.dataset(x, Columns.target(x, 2, 1, 2));
    }
}
