package exactzero.design;

/**
 * A column after centring and before scaling.
 *
 * <p>It is measured from one of its own values first, so that a large common offset costs no digits, and centred twice,
 * because the first mean is itself rounded. Columns of extreme size are multiplied by a power of two, which is exact. Rows
 * without weight may hold anything: their values are not looked at.
 *
 * @param values (x - mean) * down + rest, or x * down without an intercept
 * @param rest the second mean, still to be subtracted
 * @param mean of the column in original units, 0 without an intercept
 * @param deviation weighted standard deviation (1/n form) of values; 0 exactly when the column does not vary
 * @param norm weighted root mean square of values less the rest
 * @param down the power of two
 */
record CentredColumn(double[] values, double rest, double mean, double deviation, double norm, double down) {
    /** Exponents of two beyond which squares would leave the range of a double. */
    private static final int SAFE_EXPONENT = 400;
    /** Rows that stay in a processor's cache from one loop over them to the next. */
    private static final int ROWS = 1024;

    static CentredColumn of(double[] column, RowWeights weights, boolean intercept) {
        double reference = column[weights.first()];
        double[] x = weights.withoutUnseen(column, reference);
        double spread = spread(x, reference);
        double size = intercept ? spread : Math.max(spread, Math.abs(reference) / 2);
        CentredColumn centred = centred(x, reference, spread > 0, down(size), weights);
        return intercept ? centred : notCentred(x, centred, weights);
    }

    /** The power of two that brings values of a size into a range in which their squares are safe: 1 where they are. */
    static double down(double size) {
        int exponent = Math.getExponent(size);
        return size > 0 && Math.abs(exponent) > SAFE_EXPONENT ? Math.scalb(1.0, -exponent) : 1.0;
    }

    private static CentredColumn centred(
            double[] x, double reference, boolean varies, double down, RowWeights weights) {
        double[] z = new double[x.length];
        if (!varies) {
            return new CentredColumn(z, 0, reference, 0, 0, down);
        }
        double shift = 0;
        for (int from = 0; from < z.length; from += ROWS) {
            int to = Math.min(z.length, from + ROWS);
            subtract(x, down, reference * down, z, from, to);
            shift += weights.sum(z, from, to);
        }
        double rest = 0;
        double square = 0;
        for (int from = 0; from < z.length; from += ROWS) {
            int to = Math.min(z.length, from + ROWS);
            subtract(z, 1, shift, z, from, to);
            rest += weights.sum(z, from, to);
            square += weights.sumOfSquares(z, from, to);
        }
        double deviation = Math.sqrt(square - rest * rest);
        return new CentredColumn(z, rest, reference + (shift + rest) / down, deviation, deviation, down);
    }

    /** Without an intercept only the deviation comes from the centred column; its array is used again. */
    private static CentredColumn notCentred(double[] x, CentredColumn centred, RowWeights weights) {
        double[] z = centred.values;
        subtract(x, centred.down, 0, z, 0, z.length);
        double norm = Math.sqrt(weights.sumOfSquares(z, 0, z.length));
        return new CentredColumn(z, 0, 0, centred.deviation, norm, centred.down);
    }

    /** The values divided by a number, each row times the root of its weight. Takes the array over. */
    double[] dividedBy(double divisor, RowWeights weights) {
        double factor = 1 / divisor;
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - rest) * factor;
        }
        weights.multiplyByRoot(values);
        return values;
    }

    /** The same column, were all its values larger by an offset. */
    CentredColumn movedBy(double offset) {
        return new CentredColumn(values, rest, mean + offset, deviation, norm, down);
    }

    /** Half the largest distance from the reference, 0 exactly when no row differs from it. */
    private static double spread(double[] x, double reference) {
        double half = reference / 2;
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            largest = Math.max(largest, Math.abs(x[i] / 2 - half));
        }
        return largest;
    }

    /** z = x down - shift on the rows from ... to - 1. */
    private static void subtract(double[] x, double down, double shift, double[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            z[i] = x[i] * down - shift;
        }
    }
}
