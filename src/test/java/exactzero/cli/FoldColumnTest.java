package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.CsvOptions;
import exactzero.data.CsvReader;
import exactzero.data.Dataset;
import exactzero.data.MissingRule;
import exactzero.design.Scaling;
import exactzero.path.ElasticNetPath;
import exactzero.select.CrossValidation;
import exactzero.select.CvCurve;
import exactzero.select.Folds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A column that says which rows are held out together. */
class FoldColumnTest {
    private static final String[] SITES = {"north", "07", "south", "7"};

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder("a,site,b,y,same,few\n");
        for (int i = 0; i < 60; i++) {
            double a = random.nextGaussian();
            text.append(a + "," + SITES[i % 4] + "," + random.nextGaussian() + "," + (a + random.nextGaussian()) + ",x,"
                    + (i < 59 ? 1 : 2) + "\n");
        }
        file = Files.writeString(folder.resolve("sites.csv"), text);
    }

    @Test
    void rowsOfOneLabelAreHeldOutTogether() {
        JsonNode json = Run.select(file, "y", "--fold-column", "site", "--drop", "same,few", "--stability", 0);
        assertThat(json.get("folds").asInt()).isEqualTo(4);
        assertThat(json.get("foldColumn").asString()).isEqualTo("site");
        assertThat(json.get("features")).extracting(feature -> feature.get("name").asString())
                .containsExactly("a", "b");

        Dataset data = CsvReader.read(file, CsvOptions.of("y").withDrop(java.util.Set.of("site", "same", "few")));
        double[] lambda = IntStream.range(0, json.get("cv").get("lambda").size())
                .mapToDouble(k -> json.get("cv").get("lambda").get(k).asDouble()).toArray();
        Folds folds = new Folds(IntStream.range(0, 60).map(i -> i % 4).toArray(), 4);
        CvCurve curve = CrossValidation.of(data, Scaling.STANDARD, folds, lambda, ElasticNetPath::lasso, done -> {
        });
        for (int k = 0; k < lambda.length; k++) {
            assertThat(json.get("cv").get("mean").get(k).asDouble()).isCloseTo(curve.mean()[k],
                    within(1e-9 * curve.mean()[k]));
        }
    }

    @Test
    void summaryAndPageNameTheColumn() throws IOException {
        Path out = folder.resolve("out");
        Run run = Run.done("select", file, "--target", "y", "--fold-column", "site", "--out", out, "--format", "html");
        assertThat(run.out()).contains("4-fold cross-validation (folds by site)");
        assertThat(Files.readString(out.resolve("select.html"))).contains("4, told by the column site");
    }

    @Test
    void everyShareOfL1IsTriedOnTheGivenFolds() {
        JsonNode json = Run.select(file, "y", "--fold-column", "site", "--l1-ratio", "1,0.5", "--stability", 0);
        assertThat(json.get("folds").asInt()).isEqualTo(4);
    }

    @Test
    void labelsAreKeptWithTheirRows() throws IOException {
        Path gaps = Files.writeString(folder.resolve("gaps.csv"), "g,a,y\nq,1,2\np,,4\nq,5,1\n,2,2\np,3,3\n");
        CsvOptions options = CsvOptions.of("y").withFolds("g").withMissing(MissingRule.DROP);
        Dataset data = CsvReader.read(gaps, options);
        assertThat(data.folds()).containsExactly(1, 1, 0);
        assertThat(data.rows(new int[] {2, 0}).folds()).containsExactly(0, 1);
        assertThat(data.provenance().foldColumn()).isEqualTo("g");
        assertThat(CsvReader.read(gaps, options.withFolds(null)).folds()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --fold-column site --folds 3   | 2 | leave out --folds
            --fold-column site --repeats 2 | 2 | leave out --repeats
            --fold-column y                | 2 | 'y' cannot tell the folds and be the target
            --fold-column same             | 3 | column 'same': the same in every row
            --fold-column few              | 3 | column 'few': only one row is outside the largest fold
            --fold-column place            | 3 | no column is named 'place' (--fold-column)
            """)
    void whatCannotBeFoldsIsRefused(String options, int code, String message) {
        Object[] args = ("select " + file + " --target y --json " + options).split(" ", -1);
        Run run = Run.of(args);
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.err()).contains(message);
    }

    @Test
    void aMissingLabelIsRefusedUnlessMissingCellsAreDealtWith() throws IOException {
        Path gaps = Files.writeString(folder.resolve("gaps.csv"), "g,a,y\nq,1,2\n,2,4\nq,5,1\n");
        Run run = Run.of("select", gaps, "--target", "y", "--fold-column", "g", "--json");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("line 3, column 'g'");
        Dataset data = CsvReader.read(gaps, CsvOptions.of("y").withFolds("g").withMissing(MissingRule.MEAN));
        assertThat(data.y()).containsExactly(2, 1);
        assertThat(data.provenance().notes()).containsExactly(
                "1 of 3 rows lack a value and are left out (missing: 1 in g)");
    }
}
