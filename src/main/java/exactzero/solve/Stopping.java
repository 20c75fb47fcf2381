package exactzero.solve;

/**
 * When an iterative solver may stop.
 *
 * @param gap largest relative duality gap, (P - D) / (y'y / 2n)
 * @param violation largest violation of a stationarity condition, relative to the largest pull at zero weights
 * @param maxEpochs sweeps after which it gives up and says so
 */
public record Stopping(double gap, double violation, int maxEpochs) {
    /** A relative gap of 1e-10 and violations of 1e-9, within 100,000 sweeps. */
    public static final Stopping DEFAULT = new Stopping(1e-10, 1e-9, 100_000);

    public Stopping {
        if (!(gap > 0) || !(violation > 0) || maxEpochs < 1) {
            throw new IllegalArgumentException("tolerances must be positive and at least one sweep allowed: gap " + gap
                    + ", violation " + violation + ", sweeps " + maxEpochs);
        }
    }
}
