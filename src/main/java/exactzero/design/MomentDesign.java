package exactzero.design;

/**
 * A design whose rows are gone: the Gram matrix of all features, Z'Z / n, and what the target adds to it.
 *
 * <p>It serves who needs no more than that. Pulls of other vectors and fitted values take rows, and are refused.
 */
public final class MomentDesign implements Design {
    private final int rows;
    private final double[][] gram;
    private final double[] pulls;
    private final double meanSquare;

    /**
     * @param rows number of rows that there were, n
     * @param gram Z'Z / n, p x p, shared and not modified
     * @param pulls Z'y / n, length p, shared and not modified
     * @param meanSquare y'y / n
     */
    MomentDesign(int rows, double[][] gram, double[] pulls, double meanSquare) {
        this.rows = rows;
        this.gram = gram;
        this.pulls = pulls;
        this.meanSquare = meanSquare;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int features() {
        return pulls.length;
    }

    /** The pulls of the target, Z'y / n, length p. Not to be modified. */
    public double[] pulls() {
        return pulls;
    }

    /** y'y / n. */
    public double meanSquare() {
        return meanSquare;
    }

    @Override
    public void gram(int[] features, int from, int to, double[][] out) {
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
