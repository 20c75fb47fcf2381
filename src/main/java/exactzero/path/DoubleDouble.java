package exactzero.path;

/**
 * A number as the unevaluated sum of two doubles, about 32 digits (Dekker 1971).
 *
 * @param high the nearest double
 * @param low what it misses
 */
record DoubleDouble(double high, double low) {
    static final DoubleDouble ZERO = new DoubleDouble(0, 0);

    double value() {
        return high + low;
    }

    DoubleDouble negative() {
        return new DoubleDouble(-high, -low);
    }

    DoubleDouble plus(DoubleDouble other) {
        double sum = high + other.high;
        double part = sum - high;
        double error = (high - (sum - part)) + (other.high - part);
        return of(sum, error + low + other.low);
    }

    DoubleDouble plusProduct(double a, double b) {
        double product = a * b;
        return plus(new DoubleDouble(product, Math.fma(a, b, -product)));
    }

    DoubleDouble times(double factor) {
        double product = high * factor;
        return of(product, Math.fma(high, factor, -product) + low * factor);
    }

    private static DoubleDouble of(double large, double small) {
        double sum = large + small;
        return new DoubleDouble(sum, small - (sum - large));
    }
}
