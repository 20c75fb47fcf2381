package exactzero.explain;

import exactzero.solve.SoftThreshold;
import java.util.function.DoubleUnaryOperator;

/**
 * Descent on one weight, step by step, with a fixed step length. Every method returns the start and the weights after
 * 1 ... steps steps.
 *
 * @param start first weight
 * @param step step length, above 0; below 2 / (curvature + l2) the smooth part converges
 * @param steps number of steps
 */
public record Descent(double start, double step, int steps) {

    public Descent {
        if (!(step > 0) || steps < 0 || !Double.isFinite(start)) {
            throw new IllegalArgumentException(
                    "a descent needs a finite start, a step above 0 and at least 0 steps, not "
                            + start + ", " + step + ", " + steps);
        }
    }

    /**
     * Plain steps downhill, w + step (data's pull + penalty's pull). For L2 gradient descent; for L1 the subgradient
     * method (Shor 1962), which takes sign(0) = 0: close to zero the fixed pull carries it across, so it hovers around
     * zero and lands on it by accident only.
     */
    public double[] downhill(PenalisedLoss objective) {
        return walk(w -> w + step * objective.pullAt(w));
    }

    /**
     * Proximal gradient descent, S(w + step pull(w), step l1) / (1 + step l2) (ISTA; Daubechies, Defrise and De Mol
     * 2004): the penalty is not followed but minimised, and whatever the fixed pull would carry across zero stops there.
     */
    public double[] proximal(PenalisedLoss objective) {
        return walk(w -> SoftThreshold.of(w + step * objective.loss().pullAt(w), step * objective.penalty().l1())
                / (1 + step * objective.penalty().l2()));
    }

    private double[] walk(DoubleUnaryOperator next) {
        double[] w = new double[steps + 1];
        w[0] = start;
        for (int k = 0; k < steps; k++) {
            w[k + 1] = next.applyAsDouble(w[k]);
        }
        return w;
    }

    /** The first step from which on a walk stays on exactly 0.0, and -1 when it does not end there. */
    public static int landing(double[] walk) {
        int k = walk.length;
        while (k > 0 && walk[k - 1] == 0.0) {
            k--;
        }
        return k == walk.length ? -1 : k;
    }
}
