package exactzero.solve;

import exactzero.design.Design;
import java.util.Arrays;

/**
 * The features that a path has looked at closely, W, with their Gram matrix G = Z_W'Z_W / n, each entry computed once,
 * unless that is not wanted.
 *
 * <p>Features stand at positions 0 ... size - 1 in the order in which they came.
 */
final class WorkingSet {
    private static final int JOINING = 256;

    private final Design z;
    private final double[] atZero;
    private final double spread;
    private final int[] position;
    private int[] features = new int[0];
    private double[][] gram = new double[0][];
    private double[] pullAtZero = new double[0];
    private int size;
    private boolean keepsGram = true;

    /**
     * @param atZero Z'y / n, length p: the pulls when every weight is zero
     * @param spread root of y'y / n
     */
    WorkingSet(Design z, double[] atZero, double spread) {
        this.z = z;
        this.atZero = atZero;
        this.spread = spread;
        this.position = new int[z.features()];
        Arrays.fill(position, -1);
    }

    int size() {
        return size;
    }

    boolean contains(int feature) {
        return position[feature] >= 0;
    }

    /** The feature at a position. */
    int feature(int at) {
        return features[at];
    }

    /** All features of W in order of position; only the first {@link #size} count. */
    int[] features() {
        return features;
    }

    /** A row of G, by positions; only the first {@link #size} entries count. */
    double[] gram(int at) {
        return gram[at];
    }

    /** z_j'y / n of the feature at each position; only the first {@link #size} count. */
    double[] pullAtZero() {
        return pullAtZero;
    }

    /** Root of y'y / n, the size that rounding errors of pulls are relative to. */
    double spread() {
        return spread;
    }

    /** How many features may join at once when more want to: where all are correlated, most will not want to for long. */
    int mostJoining() {
        return Math.max(JOINING, size);
    }

    /** Gives the Gram matrix up, for good. */
    void dropGram() {
        keepsGram = false;
        gram = new double[0][];
    }

    /** Adds features that are not in W yet. */
    void add(int[] joining, int count) {
        ensure(size + count);
        for (int k = 0; k < count; k++) {
            int j = joining[k];
            position[j] = size + k;
            features[size + k] = j;
            pullAtZero[size + k] = atZero[j];
        }
        if (keepsGram) {
            z.gram(features, size, size + count, gram);
        }
        size += count;
    }

    private void ensure(int total) {
        if (total <= features.length) {
            return;
        }
        int capacity = Math.min(z.features(), Math.max(total, features.length + features.length / 2 + 16));
        features = Arrays.copyOf(features, capacity);
        pullAtZero = Arrays.copyOf(pullAtZero, capacity);
        if (!keepsGram) {
            return;
        }
        double[][] larger = new double[capacity][];
        for (int i = 0; i < capacity; i++) {
            larger[i] = i < size ? Arrays.copyOf(gram[i], capacity) : new double[capacity];
        }
        gram = larger;
    }
}
