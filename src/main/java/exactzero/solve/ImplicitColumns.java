package exactzero.solve;

import exactzero.design.RowDesign;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns that ridge shrinks, none of which is ever made full: of each bulk operation of a design, the part that is
 * orthogonal to the free columns is taken.
 */
final class ImplicitColumns implements WideColumns {
    private final RowDesign z;
    private final int[] kept;
    private final double[] size;
    private final FreeColumns free;

    /**
     * @param kept the features that are shrunk, increasing
     * @param size penalised size of a weight per unit of b_j, length p
     */
    ImplicitColumns(RowDesign z, int[] kept, double[] size, FreeColumns free) {
        this.z = z;
        this.kept = kept;
        this.size = size;
        this.free = free;
    }

    @Override
    public int features() {
        return size.length;
    }

    @Override
    public int count() {
        return kept.length;
    }

    @Override
    public double[][] rowGram() {
        double[] factor = new double[size.length];
        for (int j : kept) {
            factor[j] = 1 / (size[j] * size[j]) / kept.length;
        }
        double[][] gram = z.rowGram(factor);
        for (int side = 0; side < 2 && free.count() > 0; side++) {
            int n = z.rows();
            for (int i = 0; i < n; i++) {
                gram[i] = free.project(gram[i]);
            }
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < i; k++) {
                    double other = gram[i][k];
                    gram[i][k] = gram[k][i];
                    gram[k][i] = other;
                }
            }
        }
        if (IntStream.range(0, z.rows()).allMatch(i -> gram[i][i] == 0)) {
            throw PartlyFreeRidge.nothingLeft();
        }
        return gram;
    }

    @Override
    public double[][] weights(double[][] a, int count) {
        double[][] b = new double[count][size.length];
        double[] pulls = new double[size.length];
        for (int l = 0; l < count; l++) {
            z.pulls(free.project(a[l]), pulls);
            for (int j : kept) {
                b[l][j] = pulls[j] * z.rows() / (size[j] * size[j]);
            }
        }
        return b;
    }

    @Override
    public double[] times(double[] combination) {
        int[] used = IntStream.of(kept).filter(j -> combination[j] != 0.0).toArray();
        double[] weights = Arrays.stream(used).mapToDouble(j -> combination[j] / (size[j] * size[j])).toArray();
        double[] product = new double[z.rows()];
        z.fit(used, used.length, weights, product);
        return free.project(product);
    }

    @Override
    public List<double[]> idle() {
        List<double[]> idle = new ArrayList<>(free.basis());
        double length = Math.sqrt(z.rows());
        idle.add(Arrays.stream(z.root()).map(root -> root / length).toArray());
        return idle;
    }

    @Override
    public double magnified() {
        return z.amplification() * z.amplification();
    }
}
