package exactzero.solve;

import java.util.Arrays;

/** Of too many candidates, those with the strongest claim. */
final class Strongest {
    private Strongest() {}

    /**
     * Keeps the strongest of the first count entries, in order, at the front of the array.
     *
     * @param claim strength of each entry's claim, by the same index
     * @return how many were kept, at most limit
     */
    static int keep(int[] entries, double[] claim, int count, int limit) {
        if (count <= limit) {
            return count;
        }
        double[] sorted = Arrays.copyOf(claim, count);
        Arrays.sort(sorted);
        double least = sorted[count - limit];
        int kept = 0;
        for (int k = 0; k < count && kept < limit; k++) {
            if (claim[k] >= least) {
                entries[kept++] = entries[k];
            }
        }
        return kept;
    }
}
