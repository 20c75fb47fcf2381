package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What select and explain say of their own answer. */
class HonestyTest {
    private static final String DATA = "data/diabetes.csv";

    /** The path of one large lambda converges at once; the fit chosen outside of it cannot to the gap asked for. */
    @Test
    void aChosenFitThatDidNotConvergeIsTold() {
        Object[] asked =
                {DATA, "--target", "progression", "--json", "--stability", "0", "--lambda", "1000", "--choose", "1",
                    "--gap", "1e-30"};
        Run select = Run.of(with("select", asked));
        assertThat(select.code()).isEqualTo(Failures.NOT_CONVERGED);
        assertThat(select.json().get("converged").booleanValue()).isFalse();
        assertThat(select.err()).contains("not converged");
    }

    @Test
    void soItIsByExplain() {
        Run explain = Run.of("explain", DATA, "--target", "progression", "--feature", "bmi", "--lambda", "1000",
                "--choose", "1", "--gap", "1e-30");
        assertThat(explain.code()).isEqualTo(Failures.NOT_CONVERGED);
        assertThat(explain.err()).contains("not converged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bic", "count=0", "1000"})
    void whatDidNotComeOfCrossValidationIsNotPutDownToIt(String rule) {
        Run run = Run.done("select", DATA, "--target", "progression", "--json", "--stability", "0", "--repeats", "3",
                "--choose", rule);
        assertThat(run.err()).doesNotContain("repeats of cross-validation").doesNotContain("by cross-validation none");
    }

    private static Object[] with(String command, Object[] rest) {
        Object[] all = new Object[rest.length + 1];
        all[0] = command;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }
}
