package exactzero.kernel;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * Sums of many terms, each with the rounding errors made in it, which are added at the end: an error of one rounding of the
 * sum, and of the terms' number only in the second order (Ogita, Rump and Oishi 2005). For use of one index by one thread.
 */
public final class CompensatedSums implements Serializable {
    private static final long serialVersionUID = 1;

    private final double[] high;
    private final double[] low;

    public CompensatedSums(int count) {
        high = new double[count];
        low = new double[count];
    }

    /** Adds a term to a sum; what the rounding took is known exactly (Knuth 1969). */
    public void add(int i, double term) {
        double sum = high[i] + term;
        double part = sum - high[i];
        low[i] += (high[i] - (sum - part)) + (term - part);
        high[i] = sum;
    }

    /** Adds as many other sums, each with what its rounding took. */
    public void add(CompensatedSums others) {
        for (int i = 0; i < high.length; i++) {
            add(i, others.high[i]);
            low[i] += others.low[i];
        }
    }

    /** Writes both parts of a sum, which {@link #read} takes up bit for bit. */
    public void write(int i, DataOutput out) throws IOException {
        out.writeDouble(high[i]);
        out.writeDouble(low[i]);
    }

    /** Goes on from a sum that was written. */
    public void read(int i, DataInput in) throws IOException {
        high[i] = in.readDouble();
        low[i] = in.readDouble();
    }

    /** A sum so far. */
    public double get(int i) {
        return high[i] + low[i];
    }
}
