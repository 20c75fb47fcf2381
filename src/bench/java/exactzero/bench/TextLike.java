package exactzero.bench;

import exactzero.data.SparseDataset;
import exactzero.data.SparseMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A sparse problem like a matrix of documents and words: how many documents a word is in follows Zipf's law, at least three,
 * entries are weighted by frequency and rarity, rows have length 1. A hundred words with 50 documents or more make the
 * target, a signal-to-noise ratio of 3.
 */
final class TextLike {
    private static final int ROWS = 20_000;
    private static final int FEATURES = 50_000;
    private static final double DENSITY = 0.001;
    private static final int RAREST = 3;
    private static final int RELEVANT = 100;
    private static final int RELEVANT_DOCUMENTS = 50;
    private static final double SNR = 3;

    private final Random random = new Random(106);
    private final int[][] rows = new int[FEATURES][];
    private final double[][] values = new double[FEATURES][];

    private TextLike() {}

    static SparseDataset draw() {
        return new TextLike().data();
    }

    private SparseDataset data() {
        int[] documents = documents();
        double[] places = places();
        double[] square = new double[ROWS];
        for (int j = 0; j < FEATURES; j++) {
            rows[j] = distinct(places, documents[j]);
            values[j] = new double[documents[j]];
            double rarity = Math.log((double) ROWS / documents[j]);
            for (int k = 0; k < rows[j].length; k++) {
                values[j][k] = rarity * (1 + Math.log1p(Math.exp(0.7 * random.nextGaussian())));
                square[rows[j][k]] += values[j][k] * values[j][k];
            }
        }
        for (int j = 0; j < FEATURES; j++) {
            for (int k = 0; k < rows[j].length; k++) {
                values[j][k] /= Math.sqrt(square[rows[j][k]]);
            }
        }
        List<String> names = IntStream.range(0, FEATURES).mapToObj(j -> "x" + j).toList();
        return SparseDataset.of("F", names, new SparseMatrix(ROWS, rows, values), "y", target(documents));
    }

    /** How many documents each word is in, in random order. */
    private int[] documents() {
        double[] weight = new double[FEATURES];
        Arrays.setAll(weight, j -> Math.pow(j + 20.0, -0.9));
        double total = DENSITY * ROWS * FEATURES / Arrays.stream(weight).sum();
        double spare = 1;
        int[] count = new int[FEATURES];
        for (int turn = 0; turn < 50; turn++) {
            double scale = total * spare;
            Arrays.setAll(count, j -> Math.clamp(Math.round(weight[j] * scale), RAREST, ROWS / 3));
            spare *= DENSITY * ROWS * FEATURES / Arrays.stream(count).asLongStream().sum();
        }
        for (int j = FEATURES - 1; j > 0; j--) {
            int k = random.nextInt(j + 1);
            int swapped = count[j];
            count[j] = count[k];
            count[k] = swapped;
        }
        return count;
    }

    /** Running sums of the documents' lengths, up to 1. */
    private double[] places() {
        double[] places = new double[ROWS];
        double sum = 0;
        for (int i = 0; i < ROWS; i++) {
            sum += Math.exp(0.6 * random.nextGaussian());
            places[i] = sum;
        }
        for (int i = 0; i < ROWS; i++) {
            places[i] /= sum;
        }
        return places;
    }

    private int[] distinct(double[] places, int count) {
        TreeSet<Integer> found = new TreeSet<>();
        while (found.size() < count) {
            int at = Arrays.binarySearch(places, random.nextDouble());
            found.add(Math.min(ROWS - 1, at < 0 ? -at - 1 : at));
        }
        return found.stream().mapToInt(i -> i).toArray();
    }

    private double[] target(int[] documents) {
        double[] y = new double[ROWS];
        int chosen = 0;
        while (chosen < RELEVANT) {
            int j = random.nextInt(FEATURES);
            if (documents[j] >= RELEVANT_DOCUMENTS) {
                double weight = (random.nextBoolean() ? 1 : -1) * (0.5 + random.nextDouble()) / deviation(values[j]);
                for (int k = 0; k < rows[j].length; k++) {
                    y[rows[j][k]] += weight * values[j][k];
                }
                chosen++;
            }
        }
        double noise = deviation(y) / Math.sqrt(SNR);
        Arrays.setAll(y, i -> y[i] + noise * random.nextGaussian() + 1);
        return y;
    }

    /** The 1/n standard deviation of a column of these entries and zeros. */
    private static double deviation(double[] entries) {
        double mean = Arrays.stream(entries).sum() / ROWS;
        return Math.sqrt(Arrays.stream(entries).map(x -> x * x).sum() / ROWS - mean * mean);
    }
}
