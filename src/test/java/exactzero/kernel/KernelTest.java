package exactzero.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kernel against exact arithmetic. A sum of m products may be off by m eps times the sum of their sizes, whatever
 * the order of additions (Higham 2002, section 3.1).
 *
 * <p>Run a second time without the vector module: {@link VectorKernel} must then not be loaded.
 */
@Tag("kernel")
class KernelTest {
    private static final double EPSILON = 0x1p-53;
    private static final int[] LENGTHS = IntStream
            .concat(IntStream.rangeClosed(0, 70), IntStream.of(127, 128, 129, 255, 511, 512, 513, 1000)).toArray();
    private static final int[] OFFSETS = {0, 1, 3, 7};

    static List<Kernel> kernels() {
        return List.of(Kernel.BEST, new PlainKernel());
    }

    @Test
    void theBestKernelIsTheOneThatTheJvmCanRun() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        assertThat(Kernel.BEST.name().startsWith("vector ")).isEqualTo(present);
        assertThat(Kernel.BEST instanceof PlainKernel).isNotEqualTo(present);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void dotIsTheSumOfProducts(Kernel kernel) {
        for (int length : LENGTHS) {
            for (int offset : OFFSETS) {
                double[] x = random(length + offset + 5, length);
                double[] y = random(length + offset + 5, length + 1);
                double actual = kernel.dot(x, y, offset, offset + length);
                assertThat(actual).isCloseTo(exact(x, y, offset, offset + length),
                        within(bound(x, y, offset, offset + length)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void dotOfWholeArraysCoversThem(Kernel kernel) {
        double[] x = random(37, 1);
        assertThat(kernel.dot(x, x)).isEqualTo(kernel.dot(x, x, 0, 37));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void sumIsTheSum(Kernel kernel) {
        for (int length : LENGTHS) {
            for (int offset : OFFSETS) {
                double[] x = random(length + offset + 5, length);
                double[] ones = new double[x.length];
                java.util.Arrays.fill(ones, 1);
                assertThat(kernel.sum(x, offset, offset + length)).isCloseTo(
                        exact(x, ones, offset, offset + length), within(bound(x, ones, offset, offset + length)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void dotFourAddsFourProducts(Kernel kernel) {
        for (int length : LENGTHS) {
            for (int offset : OFFSETS) {
                double[][] a = columns(6, length + offset + 5, length);
                double[] x = random(length + offset + 5, length + 1);
                double[] out = {9, 1, 2, 3, 4, 9};
                kernel.dotFour(a, 2, x, offset, offset + length, out, 1);
                for (int k = 0; k < 4; k++) {
                    assertThat(out[1 + k]).isCloseTo(k + 1 + exact(a[2 + k], x, offset, offset + length),
                            within(bound(a[2 + k], x, offset, offset + length) + 16 * EPSILON));
                }
                assertThat(new double[] {out[0], out[5]}).containsExactly(9, 9);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void tileAddsSixteenProducts(Kernel kernel) {
        for (int length : LENGTHS) {
            for (int offset : OFFSETS) {
                double[][] a = columns(5, length + offset + 5, length);
                double[][] b = columns(6, length + offset + 5, length + 1);
                int lanes = kernel.lanes();
                double[] sums = random(16 * lanes + 3, length + 2);
                double[] before = sums.clone();
                kernel.tile(a, 1, b, 2, offset, offset + length, sums, 3);
                for (int k = 0; k < 16; k++) {
                    double change = 0;
                    for (int lane = 0; lane < lanes; lane++) {
                        change += sums[3 + k * lanes + lane] - before[3 + k * lanes + lane];
                    }
                    double[] u = a[1 + k / 4];
                    double[] v = b[2 + k % 4];
                    double size = bound(u, v, offset, offset + length);
                    assertThat(change).isCloseTo(exact(u, v, offset, offset + length),
                            within(2 * size + 16 * lanes * EPSILON));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void subtractProductSubtractsTheRowsAbove(Kernel kernel) {
        for (int depth : new int[] {0, 1, 2, 31, 32, 33, 64, 70}) {
            for (int width : new int[] {0, 1, 3, 7, 8, 9, 23, 24, 25, 31, 48, 61}) {
                int row = depth;
                double[][] r = columns(depth + 4, row + width + 7, depth + width);
                double[][] before = java.util.Arrays.stream(r).map(double[]::clone).toArray(double[][]::new);
                int from = row + 3;
                kernel.subtractProduct(r, depth, row, from, from + width, r);
                for (int i = 0; i < r.length; i++) {
                    for (int j = 0; j < r[i].length; j++) {
                        boolean inside = i >= row && j >= from && j < from + width;
                        double[] left = inside ? column(before, i, depth) : new double[0];
                        double[] right = inside ? column(before, j, depth) : new double[0];
                        double tolerance = inside ? 2 * bound(left, right, 0, depth) + 8 * EPSILON : 0;
                        assertThat(r[i][j]).isCloseTo(before[i][j] - exact(left, right, 0, left.length),
                                within(tolerance));
                    }
                }
            }
        }
    }

    @Test
    void axpyAddsAMultiple() {
        double[] y = {1, 2, 3};
        Kernel.axpy(2, new double[] {1, 0.5, 7}, y, 2);
        assertThat(y).containsExactly(3, 3, 3);
    }

    private static double[] column(double[][] rows, int j, int depth) {
        double[] column = new double[depth];
        for (int k = 0; k < depth; k++) {
            column[k] = rows[k][j];
        }
        return column;
    }

    private static double exact(double[] x, double[] y, int from, int to) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = from; i < to; i++) {
            sum = sum.add(new BigDecimal(x[i]).multiply(new BigDecimal(y[i])));
        }
        return sum.doubleValue();
    }

    private static double bound(double[] x, double[] y, int from, int to) {
        double size = 0;
        for (int i = from; i < to; i++) {
            size += Math.abs(x[i] * y[i]);
        }
        return (to - from + 2) * EPSILON * size;
    }

    private static double[][] columns(int count, int length, long seed) {
        double[][] columns = new double[count][];
        for (int k = 0; k < count; k++) {
            columns[k] = random(length, 1000 * seed + k);
        }
        return columns;
    }

    private static double[] random(int length, long seed) {
        Random random = new Random(seed);
        return random.doubles(length, -1, 1).toArray();
    }
}
