package exactzero.solve;

/** The soft threshold S(z, t), Donoho and Johnstone (1994): where the Lasso's exact zeros come from. */
public final class SoftThreshold {
    private SoftThreshold() {}

    /** S(z, t) = sign(z) max(|z| - t, 0): whatever pulls less than t lands on the literal +0.0. */
    public static double of(double z, double t) {
        if (z > t) {
            return z - t;
        }
        if (z < -t) {
            return z + t;
        }
        return 0.0;
    }
}
