package exactzero.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns of categories as full columns and as their entries alone are the same table. */
class CsvCategoriesTest {
    private static final int N = 52_000;
    private static final int LEVELS = 400;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        Random random = new Random(2);
        StringBuilder csv = new StringBuilder("shop,open,size,zero,w,fold,y\n");
        for (int i = 0; i < N; i++) {
            csv.append(i < LEVELS ? i : random.nextInt(LEVELS)).append(random.nextBoolean() ? ",yes," : ",no,")
                    .append(random.nextInt(3)).append(',').append(i == 77 ? 2 : 0).append(',').append(1 + i % 3)
                    .append(',').append((char) ('a' + i % 5)).append(',').append(random.nextInt(100)).append('\n');
        }
        file = Files.writeString(folder.resolve("shops.csv"), csv);
    }

    private static CsvOptions options() {
        return CsvOptions.of("y").withCategorical(Set.of("shop")).withWeights("w").withFolds("fold");
    }

    @Test
    void manyCellsOfWhichFewAreNotZeroAreStoredAsThese() {
        Observations few = CsvReader.observations(file, options());
        Dataset full = CsvReader.read(file, options());
        assertThat(few).isInstanceOf(SparseDataset.class);
        assertThat(few.features()).isEqualTo(full.features()).contains("shop=0", "shop=399", "open", "size", "zero");
        Dataset again = few.full();
        assertThat(again.columns()).isDeepEqualTo(full.columns());
        assertThat(again.y()).isEqualTo(full.y());
        assertThat(few.weights()).isEqualTo(full.weights());
        assertThat(few.folds()).isEqualTo(full.folds()).hasSize(N);
        assertThat(again.folds()).isEqualTo(full.folds());
        assertThat(few.provenance()).isEqualTo(full.provenance());
        assertThat(again.provenance()).isEqualTo(full.provenance());
        assertThat(few.gaps().isEmpty()).isTrue();
        int[] some = {3, 7, 400, 51_999};
        assertThat(few.rows(some).full().columns()).isDeepEqualTo(full.rows(some).columns());
        assertThat(few.rows(some).folds()).isEqualTo(full.rows(some).folds());
        assertThat(few.rows(some).provenance()).isEqualTo(full.provenance());
        assertThat(((SparseDataset) few).columns().entries()).isLessThan(3L * N);
    }

    /** A missing cell is filled by the shares of all levels, none of which is zero. */
    @Test
    void whatIsFilledStaysFull() throws IOException {
        Path holes = folder.resolve("holes.csv");
        Files.writeString(holes, Files.readString(file).replaceFirst("\n0,", "\n,"));
        assertThat(CsvReader.observations(holes, options().withMissing(MissingRule.MEAN))).isInstanceOf(Dataset.class);
        Observations left = CsvReader.observations(holes, options().withMissing(MissingRule.DROP));
        assertThat(left).isInstanceOf(SparseDataset.class);
        Dataset full = CsvReader.read(holes, options().withMissing(MissingRule.DROP));
        assertThat(left.rows()).isEqualTo(N - 1);
        assertThat(left.full().columns()).isDeepEqualTo(full.columns());
        assertThat(left.provenance()).isEqualTo(full.provenance());
    }

    @Test
    void smallTablesAndFullOnesStayFull() throws IOException {
        Path head = folder.resolve("head.csv");
        Files.write(head, Files.readAllLines(file).subList(0, 3000));
        assertThat(CsvReader.observations(head, options())).isInstanceOf(Dataset.class);
    }
}
