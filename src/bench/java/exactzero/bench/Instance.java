package exactzero.bench;

import exactzero.data.Correlation;
import exactzero.data.Dataset;
import exactzero.data.NpyReader;
import exactzero.data.SyntheticSpec;
import java.nio.file.Path;
import java.util.List;

/**
 * A problem that is timed. Drawn data have fixed seeds and are not bit for bit those that NumPy would draw from the same.
 *
 * @param spec how its data are drawn
 * @param ratios smallest over largest lambda of the paths
 * @param large whether a path takes so long that fewer runs must do
 * @param goals seconds aimed at with one thread and with two, for the first ratio
 */
record Instance(String name, String what, SyntheticSpec spec, double[] ratios, boolean large, double[] goals) {
    private static final Correlation NONE = new Correlation.Independent();

    /** Tall, wide, very wide, very tall, correlated with many active weights, wide and large. */
    static final List<Instance> ALL = List.of(
            of("A", "independent", 10_000, 200, 20, NONE, 3, 101, goals(0.015, 0.01), 0.01, 0.001),
            of("B", "AR(1), 0.5", 1_000, 5_000, 50, new Correlation.Ar1(0.5), 3, 102, goals(0.4, 0.25), 0.01),
            of("C", "blocks of 50, 0.8", 200, 20_000, 20, new Correlation.Blocks(50, 0.8), 2, 103,
                    goals(0.12, 0.08), 0.01),
            of("D", "independent", 100_000, 100, 20, NONE, 3, 104, goals(0.045, 0.03), 0.01),
            of("E", "equicorrelated, 0.5", 5_000, 2_000, 100, new Correlation.Equicorrelated(0.5), 3, 105,
                    goals(1.6, 1), 0.01, 0.001),
            of("G", "independent", 2_000, 10_000, 100, NONE, 3, 107, goals(4, 2.5), 0.01));

    private static Instance of(String name, String what, int n, int p, int nonzeros, Correlation correlation,
            double snr, long seed, double[] goals, double... ratios) {
        SyntheticSpec spec =
                SyntheticSpec.of(n, p, nonzeros).withCorrelation(correlation).withSnr(snr).withSeed(seed);
        return new Instance(name, what, spec, ratios, (long) n * p >= 10_000_000 && p > 1_000, goals);
    }

    private static double[] goals(double oneThread, double twoThreads) {
        return new double[] {oneThread, twoThreads};
    }

    /** The data: drawn, or from NAME/X.npy and NAME/y.npy in a folder where one is given. */
    Dataset data(String folder) {
        if (folder.isEmpty()) {
            return spec.generate().dataset();
        }
        return NpyReader.read(Path.of(folder, name, "X.npy"), Path.of(folder, name, "y.npy"), null);
    }
}
