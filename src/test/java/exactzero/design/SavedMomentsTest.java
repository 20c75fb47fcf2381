package exactzero.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.path.Columns;
import exactzero.path.Problem;
import exactzero.path.Slices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moments come back from a file bit for bit, can be added to, and a damaged file is never taken for a good one. */
class SavedMomentsTest {
    private static final double[][] X = Columns.independent(60, 4, 1);
    private static final Dataset DATA = Problem.dataset(X, Columns.target(X, 2, 1, 2));

    @TempDir
    private Path folder;

    /** An exception of the test's own in the middle of a reading. */
    private static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "3, 0", "3, 1e9"})
    void interruptedAndResumedBitForBit(int folds, double jump) {
        double[][] x = Columns.independent(300, 4, 1);
        double[] y = Columns.target(x, 2, 1, 2);
        for (int i = 1; i < 300; i++) {
            x[0][i] += jump;
        }
        Dataset data = Problem.dataset(x, y);
        MomentReading reading = new MomentReading(Slices.of(data, 1), "rows", folds, 7);
        StreamedMoments whole = reading.all();
        assertThat(whole.passes()).isEqualTo(jump == 0 ? 1 : 2);
        Path file = folder.resolve("a.moments");
        // Every reading is interrupted at its second keeping, that of what was kept before: each gets 64 blocks further.
        StreamedMoments resumed = null;
        int readings = 0;
        while (resumed == null) {
            int[] kept = {0};
            SavedMoments start = Files.exists(file) ? SavedMoments.read(file) : null;
            try {
                resumed = reading.from(start, saved -> {
                    write(saved, file);
                    if (++kept[0] % 2 == 0 && !saved.complete()) {
                        throw new Interrupted();
                    }
                });
            } catch (Interrupted e) {
                readings++;
            }
        }
        assertThat(readings).isEqualTo(jump == 0 ? 3 : 6);
        assertSame(resumed.moments(), whole.moments());
        for (int fold = 0; fold < folds; fold++) {
            assertSame(resumed.folds().get(fold), whole.folds().get(fold));
        }
        assertThat(resumed.read()).isEqualTo(whole.read());
        assertThat(resumed.target()).isEqualTo("y");
        // Complete moments need no rows.
        MomentReading none = new MomentReading((from, use) -> {
            throw new Interrupted();
        }, "rows", folds, 7);
        StreamedMoments kept = none.from(SavedMoments.read(file), saved -> {});
        assertSame(kept.moments(), whole.moments());
        assertThat(kept.passes()).isZero();
    }

    private static void write(SavedMoments saved, Path file) {
        try {
            saved.write(file, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertSame(Moments actual, Moments expected) {
        assertThat(actual.frame().features()).isEqualTo(expected.frame().features());
        assertThat(actual.frame().origin()).isEqualTo(expected.frame().origin());
        assertThat(actual.frame().unit()).isEqualTo(expected.frame().unit());
        assertThat(actual.rows()).isEqualTo(expected.rows());
        assertThat(actual.weight()).isEqualTo(expected.weight());
        assertThat(actual.mean()).isEqualTo(expected.mean());
        assertThat(actual.grain()).isEqualTo(expected.grain());
        assertThat(actual.products()).isDeepEqualTo(expected.products());
    }

    @Test
    void momentsOfOtherDataAreRefused() {
        MomentReading reading = new MomentReading(Slices.of(DATA, 10), "rows", 2, 7);
        SavedMoments saved = saved(reading);
        assertThatThrownBy(() -> new MomentReading(Slices.of(DATA, 10), "others", 2, 7).from(saved, s -> {}))
                .isInstanceOf(DataException.class).hasMessageContaining("Then: rows")
                .hasMessageContaining("Now: others");
        assertThatThrownBy(() -> new MomentReading(Slices.of(DATA, 10), "rows", 3, 7).from(saved, s -> {}))
                .isInstanceOf(DataException.class).hasMessageContaining("2 folds");
        assertThatThrownBy(() -> new MomentReading(Slices.of(DATA, 10), "rows", 2, 8).from(saved, s -> {}))
                .isInstanceOf(DataException.class).hasMessageContaining("seed 7");
    }

    /** Parts that lie a million spreads from each other, each measured from its own means. */
    @ParameterizedTest
    @CsvSource({"1, 0", "3, 0", "3, 1e6"})
    void partsAddUpToAllRows(int folds, double apart) {
        Dataset more = shifted(DATA, apart);
        SavedMoments one = saved(new MomentReading(Slices.of(DATA, 10), "one", folds, 7));
        SavedMoments other = saved(new MomentReading(Slices.of(more, 10), "other", folds, 7));
        SavedMoments both = one.plus(other);
        StreamedMoments all = both.all();
        assertThat(all.read().rows()).isEqualTo(120);
        assertThat(all.passes()).isZero();
        assertThat(both.source()).isEqualTo("one and other");
        Moments expected = Moments.of(more, one.sums().frame()).plus(Moments.of(DATA, one.sums().frame()));
        for (int j = 0; j <= 4; j++) {
            for (int k = 0; k <= 4; k++) {
                double size = Math.sqrt(expected.products()[j][j] * expected.products()[k][k]);
                assertThat(all.moments().products()[j][k]).isCloseTo(expected.products()[j][k], within(1e-14 * size));
            }
        }
        assertThat(all.folds()).hasSize(folds);
        assertThat(all.folds().stream().mapToInt(Moments::rows).sum()).isEqualTo(120);
    }

    private static Dataset shifted(Dataset data, double by) {
        double[][] x = Arrays.stream(data.columns())
                .map(column -> Arrays.stream(column).map(value -> 2 * value + by).toArray()).toArray(double[][]::new);
        return Problem.dataset(x, Arrays.stream(data.y()).map(value -> value - by).toArray());
    }

    @Test
    void momentsThatDoNotAddUpAreRefused() {
        SavedMoments one = saved(new MomentReading(Slices.of(DATA, 10), "one", 2, 7));
        assertThatThrownBy(() -> one.plus(one)).isInstanceOf(DataException.class)
                .hasMessageContaining("a second time: one");
        assertThatThrownBy(() -> one.plus(saved(new MomentReading(Slices.of(DATA, 10), "other", 2, 8))))
                .hasMessageContaining("2 folds dealt by seed 7 and of 2 by seed 8");
        Dataset renamed = Dataset.of("d", List.of("a", "b", "c", "d"), DATA.columns(), "y", DATA.y());
        assertThatThrownBy(() -> one.plus(saved(new MomentReading(Slices.of(renamed, 10), "other", 2, 7))))
                .hasMessageContaining("other: a, b, c, d and the target y");
        SavedMoments cut = new SavedMoments("half", one.sums(), "y", 1, one.read(), false);
        assertThatThrownBy(() -> one.plus(cut)).hasMessageContaining("the first 60 rows only");
        assertThatThrownBy(cut::all).hasMessageContaining("the first 60 rows only");
    }

    private static SavedMoments saved(MomentReading reading) {
        List<SavedMoments> kept = new ArrayList<>();
        reading.from(null, kept::add);
        return kept.getLast();
    }

    @Test
    void everyDamageIsNoticed() throws IOException {
        Path file = folder.resolve("a.moments");
        SavedMoments saved = saved(new MomentReading(Slices.of(DATA, 10), "rows", 1, 7));
        saved.write(file, false);
        assertThatThrownBy(() -> saved.write(file, false)).isInstanceOf(FileAlreadyExistsException.class);
        byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            refused(bad);
            refused(Arrays.copyOf(good, i));
        }
        refused(Arrays.copyOf(good, good.length + 1));
        byte[] earlier = good.clone();
        earlier[7] = 1;
        assertThatThrownBy(() -> SavedMoments.read(Files.write(folder.resolve("b"), earlier)))
                .hasMessageContaining("version 1");
        assertThatThrownBy(() -> SavedMoments.read(folder.resolve("c"))).hasMessageContaining("no such file");
        // Numbers that no rows give, with a checksum that is right.
        saved.sums().frame().unit()[1] = -1;
        saved.write(file, true);
        assertThatThrownBy(() -> SavedMoments.read(file)).isInstanceOf(DataException.class)
                .hasMessageContaining("damaged");
    }

    private void refused(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("bad"), content);
        assertThatThrownBy(() -> SavedMoments.read(file)).isInstanceOf(DataException.class)
                .hasMessageContaining(file.toString());
    }
}
