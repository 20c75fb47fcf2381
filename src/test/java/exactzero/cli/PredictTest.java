package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import exactzero.data.CsvOptions;
import exactzero.data.CsvReader;
import exactzero.data.Dataset;
import exactzero.select.Selection;
import exactzero.select.SelectionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** {@code select} saves a model, {@code predict} reads it back. */
class PredictTest {
    private static final Path DIABETES = Path.of("data/diabetes.csv");

    @TempDir
    private Path folder;

    @Test
    void theRowsThatWereFittedArePredictedBitByBit() {
        Run.done("select", DIABETES, "--target", "progression", "--stability", 0, "--format", "json", "--out", folder);
        double[] predicted = predicted(Run.done("predict", folder.resolve("model.json"), DIABETES));
        Dataset data = CsvReader.read(DIABETES, CsvOptions.of("progression"));
        Selection selection = Selection.of(data, SelectionOptions.DEFAULT.withPairs(0), done -> {
        });
        double[] beta = selection.fit().coefficients(0);
        for (int i = 0; i < data.rows(); i++) {
            double expected = selection.fit().intercept(0);
            for (int j = 0; j < beta.length; j++) {
                expected += beta[j] == 0.0 ? 0 : beta[j] * data.columns()[j][i];
            }
            assertThat(predicted[i]).isEqualTo(expected);
        }
        assertThat(predicted).hasSize(442);
    }

    @Test
    void relaxedWeightsPredictWhenTheyWereAskedFor() {
        Run.done("select", DIABETES, "--target", "progression", "--stability", 0, "--relaxed", "--format", "json",
                "--out",
                folder);
        double[] predicted = predicted(Run.done("predict", folder.resolve("model.json"), DIABETES));
        double mean = IntStream.range(0, 442).mapToDouble(i -> predicted[i]).average().orElseThrow();
        double spread = IntStream.range(0, 442).mapToDouble(i -> (predicted[i] - mean) * (predicted[i] - mean)).sum();
        Dataset data = CsvReader.read(DIABETES, CsvOptions.of("progression"));
        double covariance = IntStream.range(0, 442).mapToDouble(i -> (predicted[i] - mean) * data.y()[i]).sum();
        // Least squares: the fit's covariance with the target is its own variance. Shrunken weights have more.
        assertThat(covariance / spread).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-10));
    }

    @Test
    void columnsAreFoundByNameAndThoseNotNeededMayBeMissing() throws IOException {
        Path train = mixed("train.csv", 60, 1, false);
        Run.done("select", train, "--target", "y", "--choose", "min", "--stability", 0, "--format", "json", "--out",
                folder);
        Path other = write("other.csv", "extra,flag,colour,x", "1,no,red,2", "2,yes,blue,2", "3,no,green,3");
        double[] predicted = predicted(Run.done("predict", folder.resolve("model.json"), other));
        assertThat(predicted).hasSize(3);
        assertThat(predicted[1] - predicted[0]).isBetween(2.0, 6.0);
    }

    @Test
    void aMissingColumnIsNamed() throws IOException {
        Run.done("select", DIABETES, "--target", "progression", "--stability", 0, "--format", "json", "--out", folder);
        Path other = write("other.csv", "sex,bmi,bp,s33,s5", "1,2,3,4,5");
        Run run = Run.of("predict", folder.resolve("model.json"), other);
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("no column is named 's3'", "did you mean 's33'");
    }

    @Test
    void anUnseenCategoryCountsAsNoneAndIsSaid() throws IOException {
        Path train = mixed("train.csv", 60, 1, false);
        Run.done("select", train, "--target", "y", "--choose", "min", "--stability", 0, "--format", "json", "--out",
                folder);
        Path other = write("other.csv", "x,colour,flag", "2,purple,no", "2,red,no");
        Run run = Run.done("predict", folder.resolve("model.json"), other);
        assertThat(run.err()).contains("colour=purple", "has not seen");
        assertThat(predicted(run)[0]).isNotEqualTo(predicted(run)[1]);
    }

    @Test
    void missingCellsAreRefusedUnlessTheModelHasARule() throws IOException {
        Path train = mixed("train.csv", 60, 1, false);
        Run.done("select", train, "--target", "y", "--choose", "min", "--stability", 0, "--format", "json", "--out",
                folder);
        Path other = write("other.csv", "x,colour,flag", "2,red,no", ",red,no");
        Run run = Run.of("predict", folder.resolve("model.json"), other);
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("line 3", "column 'x'", "missing");

        Path gappy = mixed("gappy.csv", 60, 2, true);
        Run.done("select", gappy, "--target", "y", "--choose", "min", "--stability", 0, "--missing", "mean", "--format",
                "json",
                "--out", folder, "--force");
        Run filled = Run.done("predict", folder.resolve("model.json"), other);
        assertThat(filled.err()).contains("1 missing cells are filled");
        Dataset data = CsvReader.read(gappy, CsvOptions.of("y").withMissing(exactzero.data.MissingRule.MEAN));
        Path mean = write("mean.csv", "x,colour,flag", data.standIns()[0] + ",red,no");
        assertThat(predicted(Run.done("predict", folder.resolve("model.json"), mean))[0])
                .isEqualTo(predicted(filled)[1]);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "exactzero-model    | other-model   | is no model of this program",
        "\"version\":1      | \"version\":2 | has version 2",
        "\"rows\":442       | \"rows\":4.5  | whole number in \"rows\"",
        "\"rows\":442       | \"rows\":9999999999 | has 9999999999 \"rows\"",
        "\"rows\":442       | \"rows\":0    | has 0 \"rows\"",
        "\"method\":        | \"mode\":     | field \"mode\"",
        "\"weight\":        | \"Weight\":   | field \"terms[0].Weight\"",
        "\"number\"         | \"level\"     | \"terms[0].level\"",
        "\"number\"         | \"numeral\"   | coding 'numeral'",
        "\"levels\":[]      | \"levels\":1  | list in \"levels\"",
        "\"column\":\"sex\" | \"column\":3  | text in \"terms[0].column\"",
        "}]}                | }]            | is no JSON: it ends too early",
        "\"rows\":442       | \"rows\" 442  | is no JSON"
    })
    void aModelThatIsNotExactlyOneIsRefused(String right, String wrong, String message) throws IOException {
        Run.done("select", DIABETES, "--target", "progression", "--stability", 0, "--format", "json", "--out", folder);
        Path model = folder.resolve("model.json");
        String text = Files.readString(model);
        assertThat(text).contains(right);
        Files.writeString(model, text.replaceFirst(java.util.regex.Pattern.quote(right),
                java.util.regex.Matcher.quoteReplacement(wrong)));
        Run run = Run.of("predict", model, DIABETES);
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("model.json", message);
    }

    @Test
    void aModelThatIsNotThereIsCalledSo() {
        Run run = Run.of("predict", folder.resolve("none.json"), DIABETES);
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("no such file: ", "none.json");
        assertThat(Run.of("predict", folder, DIABETES).err()).contains("is a directory");
    }

    /** Evaluated by hand as the standard says: intercept, coefficients of numbers, coefficients of matching categories. */
    @Test
    void theMarkupPredictsTheSame() throws Exception {
        Path train = mixed("train.csv", 60, 1, false);
        Run.done("select", train, "--target", "y", "--choose", "min", "--stability", 0, "--format", "json,pmml",
                "--out",
                folder);
        Element pmml = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(folder.resolve("model.pmml").toFile()).getDocumentElement();
        double[] expected = predicted(Run.done("predict", folder.resolve("model.json"), train));
        List<String> lines = Files.readAllLines(train);
        List<String> names = List.of(lines.getFirst().split(",", -1));
        Element table = (Element) pmml.getElementsByTagName("RegressionTable").item(0);
        for (int i = 0; i < expected.length; i++) {
            String[] cells = lines.get(i + 1).split(",", -1);
            double value = Double.parseDouble(table.getAttribute("intercept"));
            NodeList predictors = table.getChildNodes();
            for (int k = 0; k < predictors.getLength(); k++) {
                Element predictor = (Element) predictors.item(k);
                String cell = cells[names.indexOf(predictor.getAttribute("name"))];
                double coefficient = Double.parseDouble(predictor.getAttribute("coefficient"));
                value += predictor.getTagName().equals("NumericPredictor") ? coefficient * Double.parseDouble(cell)
                        : predictor.getAttribute("value").equals(cell) ? coefficient : 0;
            }
            assertThat(value).isCloseTo(expected[i], org.assertj.core.api.Assertions.within(1e-12));
        }
    }

    private Path mixed(String name, int rows, int seed, boolean gaps) throws IOException {
        Random random = new Random(seed);
        StringJoiner text = new StringJoiner("\n", "x,colour,flag,y\n", "\n");
        String[] colours = {"red", "green", "blue"};
        for (int i = 0; i < rows; i++) {
            double x = random.nextGaussian() + 2;
            int colour = random.nextInt(3);
            boolean flag = random.nextBoolean();
            double y = 3 * x + 2 * colour + (flag ? 1 : 0) + 0.1 * random.nextGaussian();
            text.add((gaps && i % 9 == 4 ? "" : x) + "," + colours[colour] + "," + (flag ? "yes" : "no") + "," + y);
        }
        return Files.writeString(folder.resolve(name), text.toString());
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private static double[] predicted(Run run) {
        return run.out().lines().skip(1).mapToDouble(Double::parseDouble).toArray();
    }
}
