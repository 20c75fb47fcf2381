package exactzero.kernel;

/** The kernel in plain Java: several accumulators, so that additions need not wait for each other. */
final class PlainKernel extends Kernel {

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public double dot(double[] x, double[] y, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i <= to - 4; i += 4) {
            s0 += x[i] * y[i];
            s1 += x[i + 1] * y[i + 1];
            s2 += x[i + 2] * y[i + 2];
            s3 += x[i + 3] * y[i + 3];
        }
        for (; i < to; i++) {
            s0 += x[i] * y[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    @Override
    public double sum(double[] x, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i <= to - 4; i += 4) {
            s0 += x[i];
            s1 += x[i + 1];
            s2 += x[i + 2];
            s3 += x[i + 3];
        }
        for (; i < to; i++) {
            s0 += x[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    @Override
    public void dotFour(double[][] a, int first, double[] x, int from, int to, double[] out, int offset) {
        double[] a0 = a[first];
        double[] a1 = a[first + 1];
        double[] a2 = a[first + 2];
        double[] a3 = a[first + 3];
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int i = from; i < to; i++) {
            double v = x[i];
            s0 += a0[i] * v;
            s1 += a1[i] * v;
            s2 += a2[i] * v;
            s3 += a3[i] * v;
        }
        out[offset] += s0;
        out[offset + 1] += s1;
        out[offset + 2] += s2;
        out[offset + 3] += s3;
    }

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public void tile(double[][] a, int firstA, double[][] b, int firstB, int from, int to, double[] sums, int offset) {
        for (int i = 0; i < 4; i++) {
            dotFour(b, firstB, a[firstA + i], from, to, sums, offset + 4 * i);
        }
    }

    @Override
    public void subtractProduct(double[][] r, int depth, int row, int from, int to, double[][] c) {
        for (int i = row; i < row + 4; i++) {
            for (int k = 0; k < depth; k++) {
                double a = r[k][i];
                for (int j = from; j < to; j++) {
                    c[i][j] -= a * r[k][j];
                }
            }
        }
    }
}
