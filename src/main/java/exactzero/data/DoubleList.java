package exactzero.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers in blocks, so that growing copies nothing. */
final class DoubleList {
    private static final int BLOCK = 1 << 14;

    private final List<double[]> full = new ArrayList<>();
    private double[] last = new double[16];
    private int used;

    void add(double value) {
        if (used == last.length) {
            grow();
        }
        last[used++] = value;
    }

    private void grow() {
        if (last.length == BLOCK) {
            full.add(last);
            last = new double[BLOCK];
            used = 0;
        } else {
            last = Arrays.copyOf(last, 4 * last.length);
        }
    }

    int size() {
        return full.size() * BLOCK + used;
    }

    /** All numbers, in an array of exactly their count. */
    double[] toArray() {
        double[] all = new double[size()];
        for (int k = 0; k < full.size(); k++) {
            System.arraycopy(full.get(k), 0, all, k * BLOCK, BLOCK);
        }
        System.arraycopy(last, 0, all, full.size() * BLOCK, used);
        return all;
    }
}
