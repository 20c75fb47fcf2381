package exactzero.compare;

/**
 * What weights are worth, counted by us from the weights alone.
 *
 * @param objective RSS / 2n plus the penalty, in squared units of the target; NaN when a weight is no number
 * @param gap relative duality gap, (P - D) / (y'y / 2n); NaN where it proves nothing, at lambda = 0
 * @param zeros weights that are exactly 0.0
 * @param tiny weights that are not zero but, per standard deviation of their column, below 1e-4 of the largest
 * @param wrong weights that are not zero though every optimum has zero there
 * @param wrongRounded of these, the ones that are not tiny either
 * @param lost weights that are zero, or tiny, though no optimum has zero there
 */
public record Score(double objective, double gap, int zeros, int tiny, int wrong, int wrongRounded, int lost) {
    /** Of weights that are not numbers. */
    static final Score NONE = new Score(Double.NaN, Double.NaN, 0, 0, 0, 0, 0);
}
