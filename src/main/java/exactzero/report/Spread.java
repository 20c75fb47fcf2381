package exactzero.report;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Keeps labels from overlapping. */
final class Spread {
    private Spread() {}

    /**
     * Moves labels of one height apart, each as little as the others allow (least squares): a label's place less its
     * place in a gapless stack has to increase from label to label, which pooling adjacent violators achieves.
     *
     * @param wanted centres that the labels would like, in any order, not modified
     * @param height of a label
     * @param low where the labels may begin
     * @param high where they have to end; overrun when they don't fit
     * @return centres in the order of wanted, no two closer than a height
     */
    static double[] apart(double[] wanted, double height, double low, double high) {
        int n = wanted.length;
        int[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> wanted[i]))
                .mapToInt(i -> i).toArray();
        double[] mean = new double[n];
        int[] count = new int[n];
        int pools = 0;
        for (int i = 0; i < n; i++) {
            mean[pools] = wanted[order[i]] - i * height;
            count[pools++] = 1;
            while (pools > 1 && mean[pools - 2] > mean[pools - 1]) {
                pools--;
                int together = count[pools - 1] + count[pools];
                mean[pools - 1] = (count[pools - 1] * mean[pools - 1] + count[pools] * mean[pools]) / together;
                count[pools - 1] = together;
            }
        }
        double first = low + height / 2;
        double last = Math.max(first, high - height / 2 - (n - 1) * height);
        double[] centre = new double[n];
        for (int pool = 0, i = 0; pool < pools; pool++) {
            for (int end = i + count[pool]; i < end; i++) {
                centre[order[i]] = Math.clamp(mean[pool], first, last) + i * height;
            }
        }
        return centre;
    }
}
