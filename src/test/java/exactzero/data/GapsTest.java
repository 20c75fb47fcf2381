package exactzero.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in for missing cells, by hand. */
class GapsTest {
    @TempDir
    private Path folder;

    @Test
    void theMeanIsWeighted() {
        Dataset data = read("a,w,y\n1,1,1\n,5,2\n4,3,3\n100,0,4\n", CsvOptions.of("y").withWeights("w"));
        assertThat(data.columns()[0]).containsExactly(1, (1 + 3 * 4) / 4.0, 4, 100);
        assertThat(data.standIns()).containsExactly(13 / 4.0);
    }

    @Test
    void weightsOfAnySizeAreRatios() {
        for (String unit : new String[] {"e-320", "e300"}) {
            Dataset data = read("a,w,y\n1,1%s,1\n,5%s,2\n4,3%s,3\n".replace("%s", unit),
                    CsvOptions.of("y").withWeights("w"));
            assertThat(data.columns()[0][1]).isCloseTo(13 / 4.0, within(1e-3));
        }
    }

    @Test
    void rowsOfAFoldAreFilledByTheirOwnMeanAndThoseHeldOutLikeThem() {
        Dataset data = read("a,w,y\n1,1,1\n,5,2\n4,3,3\n,1,4\n9,1,5\n", CsvOptions.of("y").withWeights("w"));
        Dataset training = data.rows(new int[] {0, 1, 2});
        assertThat(training.columns()[0]).containsExactly(1, 13 / 4.0, 4);
        Dataset held = data.rows(new int[] {3, 4});
        assertThat(held.columns()[0]).as("by itself").containsExactly(9, 9);
        assertThat(held.filledLike(training).columns()[0]).containsExactly(13 / 4.0, 9);
    }

    /** The shares of the levels among the rows that have one. */
    @Test
    void aMissingCategoryIsTheSharesOfTheOthersInEveryFold() {
        Dataset data = read("c,y\nred,1\nblue,2\n,3\nred,4\nred,5\n,6\nblue,7\n", CsvOptions.of("y"));
        assertThat(data.features()).containsExactly("c=blue", "c=red");
        assertThat(data.columns()[0]).containsExactly(0, 1, 2 / 5.0, 0, 0, 2 / 5.0, 1);
        assertThat(data.columns()[1]).containsExactly(new double[] {1, 0, 3 / 5.0, 1, 1, 3 / 5.0, 0}, within(1e-15));
        Dataset training = data.rows(new int[] {0, 1, 2, 3, 4});
        assertThat(training.columns()[0]).containsExactly(0, 1, 1 / 4.0, 0, 0);
        assertThat(training.columns()[1]).containsExactly(1, 0, 3 / 4.0, 1, 1);
        Dataset held = data.rows(new int[] {5, 6}).filledLike(training);
        assertThat(held.columns()[0]).containsExactly(1 / 4.0, 1);
        assertThat(held.columns()[1]).containsExactly(3 / 4.0, 0);
    }

    /** A fold whose training rows lack a level: its column is constant there, and the shares are those of what is left. */
    @Test
    void aLevelThatTheTrainingRowsLackHasNoShare() {
        Dataset data = read("c,y\nred,1\nblue,2\n,3\nred,4\nred,5\n", CsvOptions.of("y"));
        Dataset training = data.rows(new int[] {0, 2, 3});
        assertThat(training.columns()[0]).containsExactly(0, 0, 0);
        assertThat(training.columns()[1]).containsExactly(1, 1, 1);
    }

    private Dataset read(String text, CsvOptions options) {
        return CsvFile.of(folder, text).read(options.withMissing(MissingRule.MEAN));
    }
}
