package exactzero.certify;

import exactzero.design.Design;
import java.util.Arrays;

/** A design of which no more is known than its Gram matrix, and by how much its rounding is magnified. */
record GivenDesign(int rows, double[][] gram, double amplification) implements Design {

    @Override
    public int features() {
        return gram.length;
    }

    @Override
    public void gram(int[] features, int from, int to, double[][] out) {
        for (int i = 0; i < to; i++) {
            for (int j = 0; j < to; j++) {
                out[i][j] = gram[features[i]][features[j]];
            }
        }
    }

    /** Pulls of nothing. */
    @Override
    public void pulls(double[] v, double[] out) {
        Arrays.fill(out, 0);
    }

    @Override
    public void pulls(int[] features, int count, double[] v, double[] out) {
        throw new UnsupportedOperationException();
    }

    /** The fit of zero weights. */
    @Override
    public void fit(int[] features, int count, double[] weights, double[] out) {
        Arrays.fill(out, 0);
    }
}
