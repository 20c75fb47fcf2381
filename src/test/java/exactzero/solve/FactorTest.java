package exactzero.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The factor after any history of appends and removals solves with the Gram of the features that are left. */
class FactorTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 34, 35, 63, 64, 65, 66, 95, 96, 97, 128, 200, 300})
    void oneAppendSolves(int size) {
        double[][] h = gram(size, 2 * size + 10, size);
        Factor factor = new Factor();
        List<Integer> present = new ArrayList<>();
        assertThat(append(factor, h, present, range(0, size))).isEqualTo(size);
        assertSolves(factor, h, present);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 30, 31, 32, 33, 34, 64, 65, 150})
    void twoAppendsSolveLikeOne(int first) {
        int size = first + 67;
        double[][] h = gram(size, 2 * size, first);
        Factor factor = new Factor();
        List<Integer> present = new ArrayList<>();
        append(factor, h, present, range(0, first));
        append(factor, h, present, range(first, size));
        assertThat(factor.size()).isEqualTo(size);
        assertSolves(factor, h, present);
    }

    @Test
    void anyHistorySolves() {
        Random random = new Random(4);
        for (int trial = 0; trial < 60; trial++) {
            int p = 10 + random.nextInt(130);
            double[][] h = gram(p, 2 * p, trial);
            Factor factor = new Factor();
            List<Integer> present = new ArrayList<>();
            for (int step = 0; step < 25; step++) {
                int kind = random.nextInt(5);
                if (kind == 0 && !present.isEmpty()) {
                    int kept = random.nextInt(present.size() + 1);
                    factor.truncate(kept);
                    present.subList(kept, present.size()).clear();
                } else if (kind <= 2 && !present.isEmpty()) {
                    int position = random.nextInt(present.size());
                    factor.remove(position);
                    present.remove(position);
                } else {
                    List<Integer> absent = new ArrayList<>(range(0, p));
                    absent.removeAll(present);
                    java.util.Collections.shuffle(absent, random);
                    List<Integer> joining = absent.subList(0, random.nextInt(absent.size() + 1));
                    assertThat(append(factor, h, present, joining)).isEqualTo(joining.size());
                }
                assertThat(factor.size()).isEqualTo(present.size());
                assertSolves(factor, h, present);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, 63, 64, 65, 66, 120})
    void appendStopsAtTheFirstDependentColumn(int at) {
        int p = at + 20;
        double[][] z = columns(p, 2 * p, at);
        for (int i = 0; i < z[at].length; i++) {
            z[at][i] = z[0][i] + (at > 1 ? 0.5 * z[at - 1][i] : 0);
        }
        double[][] h = gram(z);
        Factor factor = new Factor();
        List<Integer> present = new ArrayList<>();
        assertThat(append(factor, h, present, range(0, p))).isEqualTo(at);
        assertSolves(factor, h, present);
        assertThat(append(factor, h, present, range(at, at + 1))).isZero();
        assertThat(append(factor, h, present, range(at + 1, p))).isEqualTo(p - at - 1);
        assertSolves(factor, h, present);
    }

    @Test
    void appendStopsAtTheRank() {
        int n = 40;
        double[][] h = gram(columns(90, n, 3));
        assertThat(append(new Factor(), h, new ArrayList<>(), range(0, 90))).isEqualTo(n);
    }

    @Test
    void removalsOneByOneLeaveAnEmptyFactor() {
        double[][] h = gram(70, 100, 8);
        Factor factor = new Factor();
        List<Integer> present = new ArrayList<>();
        append(factor, h, present, range(0, 70));
        Random random = new Random(5);
        while (!present.isEmpty()) {
            int position = random.nextInt(present.size());
            factor.remove(position);
            present.remove(position);
            assertSolves(factor, h, present);
        }
        assertThat(factor.size()).isZero();
    }

    private static int append(Factor factor, double[][] h, List<Integer> present, List<Integer> joining) {
        List<Integer> all = new ArrayList<>(present);
        all.addAll(joining);
        int appended = factor.append(joining.size(), (i, from, to, row) -> {
            for (int j = from; j < to; j++) {
                row[j] = h[all.get(i)][all.get(j)];
            }
        });
        present.addAll(joining.subList(0, appended));
        return appended;
    }

    /** H x = e gives back e: with condition numbers below 1e4, all but four digits of eps remain after each step. */
    private static void assertSolves(Factor factor, double[][] h, List<Integer> present) {
        int m = present.size();
        double[] expected = new Random(m).doubles(m, -1, 1).toArray();
        double[] x = new double[m];
        for (int k = 0; k < m; k++) {
            for (int l = 0; l < m; l++) {
                x[k] += h[present.get(k)][present.get(l)] * expected[l];
            }
        }
        factor.solve(x);
        for (int k = 0; k < m; k++) {
            assertThat(x[k]).as("entry %s of %s", k, m).isCloseTo(expected[k], within(1e-11));
        }
    }

    private static double[][] gram(int p, int n, long seed) {
        return gram(columns(p, n, seed));
    }

    private static double[][] columns(int p, int n, long seed) {
        Random random = new Random(seed);
        double[][] z = new double[p][n];
        for (double[] column : z) {
            for (int i = 0; i < n; i++) {
                column[i] = random.nextGaussian();
            }
        }
        return z;
    }

    private static double[][] gram(double[][] z) {
        double[][] h = new double[z.length][z.length];
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < z.length; j++) {
                for (int k = 0; k < z[i].length; k++) {
                    h[i][j] += z[i][k] * z[j][k] / z[i].length;
                }
            }
        }
        return h;
    }

    private static List<Integer> range(int from, int to) {
        return java.util.stream.IntStream.range(from, to).boxed().toList();
    }
}
