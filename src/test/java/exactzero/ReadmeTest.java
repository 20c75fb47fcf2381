package exactzero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.certify.Verdict;
import exactzero.cli.Main;
import exactzero.data.CsvOptions;
import exactzero.data.CsvReader;
import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.select.FeatureResult;
import exactzero.select.Model;
import exactzero.select.Selection;
import exactzero.select.SelectionOptions;
import exactzero.smile.ExactModel;
import exactzero.smile.OpenBlas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.io.Read;
import smile.regression.LinearModel;
import smile.validation.CrossValidation;

/** What the README shows is what happens. */
class ReadmeTest {
    private static final String ANY_GAP = "gap \\d(\\.\\d+)?e-\\d+";

    @Test
    void itsJavaIsThatOfThisTestAndPrintsWhatItSays() throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            snippet();
        } finally {
            System.setOut(before);
        }
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines()
                .map(line -> line.replaceFirst("(\\.\\d{5})\\d+", "$1...")).toList();
        assertThat(lines).hasSize(10).startsWith(block("text", 1).toArray(String[]::new));

        String source = Files.readString(Path.of("src/test/java/exactzero/ReadmeTest.java"));
        String body = source.substring(source.indexOf("// begin\n") + 9, source.indexOf("// end\n"));
        assertThat(squeezed(body)).isEqualTo(squeezed(String.join("\n", block("java", 0))));
    }

    private static void snippet() {
        // begin
        Dataset data = CsvReader.read(Path.of("data/diabetes.csv"), CsvOptions.of("progression"));

        Selection selection = Selection.of(data, SelectionOptions.DEFAULT, foldsDone -> {});
        for (FeatureResult feature : selection.features()) {
            System.out.println(feature.name() + " " + feature.lasso() + " " + feature.proof().verdict().label());
        }

        Model model = Model.of(selection, data); // what select saves as model.json

        Standardized prepared = Standardized.of(data, Scaling.STANDARD);
        var lasso = ElasticNetPath.lasso(prepared, Lambdas.of(10, 1));
        double[] weights = lasso.coefficients(1); // at lambda = 1, in original units; weights[0] == 0.0
        // end
        assertThat(weights).hasSize(10).startsWith(0.0);
        assertThat(model.terms()).hasSize(5);
    }

    @Test
    void itsFirstCommandPrintsWhatItSays() throws IOException {
        Path out = Files.createTempDirectory("readme");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int code = Main.run(printed, "select", "data/diabetes.csv", "--target", "progression", "--out",
                out.toString(), "--format", "csv");
        assertThat(code).isZero();
        List<String> lines = new ArrayList<>(printed.toString(StandardCharsets.UTF_8).lines()
                .filter(line -> !line.startsWith("wrote")).map(ReadmeTest::anyGap).toList());
        lines.removeLast();
        assertThat(block("text", 0).stream().map(ReadmeTest::anyGap)).containsExactlyElementsOf(lines);
        Files.delete(out.resolve("selected.csv"));
        Files.delete(out);
    }

    @Test
    void itsModelsAmongSmilesDoWhatItSays() throws IOException, URISyntaxException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            smileSnippet();
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("age 0.0 proven-zero\n");
        String source = Files.readString(Path.of("src/test/java/exactzero/ReadmeTest.java"));
        String body = source.substring(source.indexOf("// begin smile\n") + 15, source.indexOf("// end smile\n"));
        assertThat(squeezed(body)).isEqualTo(squeezed(String.join("\n", block("java", 1))));
    }

    @Test
    void itsPenaltyIsTheOneThatIsTested() throws IOException {
        String source = Files.readString(Path.of("src/test/java/exactzero/solve/Mcp.java"));
        assertThat(squeezed(source)).contains(squeezed(String.join("\n", block("java", 2))));
        assertThat(Files.readString(Path.of("src/test/java/exactzero/solve/PenaltyContractTest.java")))
                .contains("new Mcp(0.7, 3)");
    }

    /** Every time, and the gap beside it, stands in one line of a report that it points to. */
    @Test
    void itsTimesAreThoseOfTheReports() throws IOException {
        List<String> report = new ArrayList<>(Files.readAllLines(Path.of("reports/benchmarks/path.md")));
        report.addAll(Files.readAllLines(Path.of("reports/benchmarks/rivals.md")));
        Pattern cell = Pattern.compile("\\| ([0-9.]+ m?s) \\(([0-9e-]+)\\)");
        List<MatchResult> times = cell.matcher(Files.readString(Path.of("README.md"))).results().toList();
        assertThat(times).hasSizeGreaterThan(10).allMatch(time -> report.stream()
                .anyMatch(line -> line.contains("| " + time.group(1) + " |")
                        && line.contains("| " + time.group(2) + " |")));
    }

    private static void smileSnippet() throws IOException, URISyntaxException {
        // begin smile
        DataFrame frame = Read.csv("data/diabetes.csv", "header=true");
        Formula formula = Formula.lhs("progression");

        ExactModel lasso = ExactModel.lasso(formula, frame, 5.31449);
        Verdict proven = lasso.verdicts().getFirst();
        System.out.println(lasso.features().getFirst() + " " + lasso.coefficients()[0] + " " + proven.label());

        var folds = CrossValidation.regression(10, formula, frame, (f, rows) -> ExactModel.lasso(f, rows, 5));
        double error = folds.avg().rmse();

        OpenBlas.load(1); // comes along; not needed where OpenBLAS is installed
        LinearModel linear = lasso.linearModel(frame);
        // end smile
        assertThat(error).isBetween(50.0, 60.0);
        assertThat(linear.predict(frame)[7]).isCloseTo(lasso.predict(frame)[7], within(1e-9));
    }

    /** All but the times, which are of one day and one machine, and Smile's last digits, which are of one processor. */
    @Test
    void itsComparisonPrintsWhatItSays() throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int code = Main.run(printed, "compare", "data/diabetes.csv", "--target", "progression", "--runs", "0");
        assertThat(code).isZero();
        List<String> readme = block("text", 2).stream().map(ReadmeTest::withoutTimes).toList();
        assertThat(printed.toString(StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("zeros:"))
                .map(ReadmeTest::withoutTimes)).allMatch(readme::contains);
    }

    private static String withoutTimes(String line) {
        String table = line.startsWith("smile") || line.startsWith("exactzero ") || line.startsWith("   ")
                ? line.substring(0, Math.min(68, line.length())).stripTrailing() : line;
        return table.replaceAll(" +\\d\\.\\de-\\d+ ", " gap ").replaceAll("tol 1e-\\d+", "tol");
    }

    @Test
    void itsInspectionPrintsWhatItSays() throws IOException {
        List<String> readme = Files.readAllLines(Path.of("README.md"));
        int command = readme.indexOf("    exactzero inspect data/messy.csv --target y --decimal .");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        assertThat(Main.run(printed, readme.get(command).strip().substring("exactzero ".length()).split(" ", -1)))
                .isZero();
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(readme.subList(command + 2, command + 2 + lines.size()).stream()
                .map(line -> line.isEmpty() ? line : line.substring(4)))
                .containsExactlyElementsOf(lines);
    }

    @Test
    void itsLinksLeadSomewhere() throws IOException {
        Matcher links = Pattern.compile("]\\(([^)]+)\\)").matcher(Files.readString(Path.of("README.md")));
        while (links.find()) {
            assertThat(Path.of(links.group(1))).exists();
        }
    }

    /** The lanes of the processor's registers have a say in the last digits. */
    private static String anyGap(String line) {
        return line.replaceAll(ANY_GAP, "gap");
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }

    /** The lines of one of the README's code blocks in a language. */
    private static List<String> block(String language, int index) throws IOException {
        Matcher blocks = Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        List<String> found = blocks.results().map(result -> result.group(1)).toList();
        return found.get(index).lines().toList();
    }
}
