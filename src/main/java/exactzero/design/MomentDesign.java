package exactzero.design;

import exactzero.kernel.Kernel;

/**
 * A design whose rows are gone: the Gram matrix of all features, Z'Z / n, and what the target adds to it.
 *
 * <p>It serves who needs no more than that. Pulls of other vectors and fitted values take rows, and are refused.
 */
public final class MomentDesign implements Design {
    private static final Kernel KERNEL = Kernel.BEST;

    private final StandardizedMoments moments;

    public MomentDesign(StandardizedMoments moments) {
        this.moments = moments;
    }

    @Override
    public int rows() {
        return moments.rows();
    }

    @Override
    public int features() {
        return moments.pulls().length;
    }

    /** The pulls of the target, Z'y / n, length p. Not to be modified. */
    public double[] pulls() {
        return moments.pulls();
    }

    /** Of a column: what has magnified the rounding errors of products is that of two. */
    @Override
    public double amplification() {
        return Math.sqrt(moments.magnified());
    }

    /** The pulls of the residual that weights leave on some features, (Z'y - Z'Z b) / n. */
    public double[] pulls(double[] b, int[] features) {
        double[] pulls = new double[features.length];
        for (int k = 0; k < features.length; k++) {
            pulls[k] = moments.pulls()[features[k]] - KERNEL.dot(moments.gram()[features[k]], b);
        }
        return pulls;
    }

    /** Products of one feature with all, z_j'Z / n, length p. Not to be modified. */
    public double[] products(int j) {
        return moments.gram()[j];
    }

    /** y'y / n. */
    public double meanSquare() {
        return moments.meanSquare();
    }

    @Override
    public void gram(int[] features, int from, int to, double[][] out) {
        double[][] gram = moments.gram();
        for (int i = from; i < to; i++) {
            for (int j = 0; j <= i; j++) {
                out[i][j] = gram[features[i]][features[j]];
                out[j][i] = out[i][j];
            }
        }
    }

    @Override
    public void pulls(double[] v, double[] out) {
        throw new UnsupportedOperationException("pulls of a vector take rows; only moments are left");
    }

    @Override
    public void pulls(int[] features, int count, double[] v, double[] out) {
        throw new UnsupportedOperationException("pulls of a vector take rows; only moments are left");
    }

    @Override
    public void fit(int[] features, int count, double[] weights, double[] out) {
        throw new UnsupportedOperationException("fitted values take rows; only moments are left");
    }
}
