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
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moments come back from a file bit for bit, can be added to, and a damaged file is never taken for a good one. */
class SavedMomentsTest {
    private static final double[][] X = Columns.independent(60, 4, 1);
    private static final Dataset DATA = Problem.dataset(X, Columns.target(X, 2, 1, 2));

    @TempDir
    private Path folder;

    @Test
    void interruptedAndResumed() throws IOException {
        Dataset start = DATA.rows(IntStream.range(0, 25).toArray());
        Dataset rest = DATA.rows(IntStream.range(25, 60).toArray());
        StreamedMoments first = StreamedMoments.of(Slices.of(start, 10));
        Path file = folder.resolve("a.moments");
        new SavedMoments(first.moments(), first.target()).write(file, false);
        SavedMoments saved = SavedMoments.read(file);
        assertThat(saved.target()).isEqualTo("y");
        assertSame(saved.moments(), first.moments(), 0);
        Moments both = saved.moments().plus(StreamedMoments.of(Slices.of(rest, 10), saved.moments().frame()).moments());
        assertSame(both, Moments.of(DATA, first.moments().frame()), 1e-14);
        assertThatThrownBy(() -> saved.write(file, false)).isInstanceOf(FileAlreadyExistsException.class);
        new SavedMoments(both, "y").write(file, true);
        assertSame(SavedMoments.read(file).moments(), both, 0);
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    private static void assertSame(Moments actual, Moments expected, double tolerance) {
        assertThat(actual.frame().features()).isEqualTo(expected.frame().features());
        assertThat(actual.frame().origin()).isEqualTo(expected.frame().origin());
        assertThat(actual.frame().unit()).isEqualTo(expected.frame().unit());
        assertThat(actual.rows()).isEqualTo(expected.rows());
        assertThat(actual.weight()).isEqualTo(expected.weight());
        for (int j = 0; j < 5; j++) {
            assertThat(actual.mean()[j]).isCloseTo(expected.mean()[j], within(tolerance));
            assertThat(actual.grain()[j]).isCloseTo(expected.grain()[j], within(tolerance));
            for (int k = 0; k < 5; k++) {
                assertThat(actual.products()[j][k]).isCloseTo(expected.products()[j][k], within(tolerance));
            }
        }
    }

    @Test
    void everyDamageIsNoticed() throws IOException {
        Path file = folder.resolve("a.moments");
        StreamedMoments streamed = StreamedMoments.of(Slices.of(DATA, 10));
        new SavedMoments(streamed.moments(), streamed.target()).write(file, false);
        byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            refused(bad);
            refused(Arrays.copyOf(good, i));
        }
        refused(Arrays.copyOf(good, good.length + 1));
        byte[] later = good.clone();
        later[7] = 2;
        assertThatThrownBy(() -> SavedMoments.read(Files.write(folder.resolve("b"), later)))
                .hasMessageContaining("version 2");
        assertThatThrownBy(() -> SavedMoments.read(folder.resolve("c"))).hasMessageContaining("no such file");
        // Numbers that no rows give, with a checksum that is right.
        streamed.moments().products()[1][1] = Double.NaN;
        new SavedMoments(streamed.moments(), "y").write(file, true);
        assertThatThrownBy(() -> SavedMoments.read(file)).isInstanceOf(DataException.class)
                .hasMessageContaining("damaged");
    }

    private void refused(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("bad"), content);
        assertThatThrownBy(() -> SavedMoments.read(file)).isInstanceOf(DataException.class)
                .hasMessageContaining(file.toString());
    }
}
