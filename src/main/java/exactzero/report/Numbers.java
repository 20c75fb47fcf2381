package exactzero.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text. A zero, and only an exact zero, is written {@code 0}. */
final class Numbers {
    private static final int DIGITS = 5;
    private static final double PLAIN_FROM = 1e-4;
    private static final double PLAIN_BELOW = 1e7;

    private Numbers() {}

    /** The shortest text that reads back as the same double. */
    static String exact(double value) {
        return value == 0.0 ? "0" : Double.toString(value);
    }

    /** Five significant digits, for reading. */
    static String brief(double value) {
        return brief(value, RoundingMode.HALF_EVEN);
    }

    /** Three significant digits, for times. */
    static String brief3(double value) {
        return Double.isFinite(value) ? brief(new BigDecimal(value).round(new MathContext(3)).doubleValue())
                : brief(value);
    }

    /** An interval, its ends rounded outwards, so that what it is proved to hold stays inside. */
    static String interval(double low, double high) {
        return low == high ? brief(low)
                : brief(low, RoundingMode.FLOOR) + " \u2026 " + brief(high, RoundingMode.CEILING);
    }

    /** A share in whole percent, a dash where there is none. */
    static String percent(double share) {
        return Double.isNaN(share) ? "\u2013" : Math.round(100 * share) + " %";
    }

    private static String brief(double value, RoundingMode mode) {
        if (value == 0.0) {
            return "0";
        }
        if (Double.isNaN(value)) {
            return "\u2013";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "\u221E" : "-\u221E";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS, mode)).stripTrailingZeros();
        double size = Math.abs(value);
        if (size >= PLAIN_FROM && size < PLAIN_BELOW) {
            return rounded.toPlainString();
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}
