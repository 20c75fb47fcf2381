package exactzero.compare;

/**
 * How an entrant did.
 *
 * @param standardized its weights per standard deviation of their column, length p; empty when it failed
 * @param heldOut root of the mean squared error on rows that it did not see, fitted to the others; NaN when there are too
 *     few rows, or it failed
 * @param remark what a person must know of these weights; empty when nothing
 * @param failure why there are no weights; empty when there are
 */
public record Result(
        Entrant entrant,
        double[] standardized,
        Score score,
        double heldOut,
        Timing timing,
        FirstCall first,
        String remark,
        String failure) {

    /** Of an entrant that gave no weights. */
    static Result failed(Entrant entrant, String why) {
        return new Result(entrant, new double[0], Score.NONE, Double.NaN, Timing.NONE, FirstCall.NONE, "", why);
    }

    public boolean failed() {
        return !failure.isEmpty();
    }
}
