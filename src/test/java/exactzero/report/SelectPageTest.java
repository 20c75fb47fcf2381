package exactzero.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.explain.Explanation;
import exactzero.path.Constraints;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.select.Selection;
import exactzero.select.SelectionOptions;
import exactzero.solve.Stopping;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of a selection as a browser shows it. */
class SelectPageTest {

    @TempDir
    private static java.nio.file.Path folder;

    private static Browser browser;
    private static Selection selection;
    private static java.nio.file.Path page;

    @BeforeAll
    static void opens() throws IOException {
        browser = Browser.shared();
        selection = Examples.select(Examples.diabetes());
        page = write(selection, "diabetes");
    }

    @Test
    void theSliderMovedByKeysShowsTheExactPath() throws IOException {
        Standardized data = Standardized.of(Examples.diabetes(), Scaling.STANDARD);
        ElasticNetPath net = new ElasticNetPath(data, 1, Lambdas.GRID, Stopping.DEFAULT);
        open(page);
        browser.value("slider.focus()");
        int seen = 0;
        String[] keys = {"ArrowLeft", "ArrowRight", "PageDown", "PageUp", "Home", "End"};
        int[] codes = {37, 39, 34, 33, 36, 35};
        for (int k : new int[] {0, 0, 2, 0, 2, 2, 0, 2, 2, 2, 2, 0, 4, 1, 3, 3, 5, 0, 0, 2, 1}) {
            browser.press(keys[k], codes[k]);
            double lambda = shown("lambda-value");
            Path fit = net.at(lambda);
            double[] exact = fit.coefficients(0);
            assertThat(shown("count")).as("count at lambda %s", lambda).isEqualTo(fit.nonzero(0));
            double[] onPage = numbers("bars.map(bar => Number(bar.lassoText.dataset.value))");
            List<String> names = names("bars.map(bar => bar.f.name)");
            assertThat(names).hasSize(10);
            for (int row = 0; row < names.size(); row++) {
                double expected = exact[data.back().features().indexOf(names.get(row))];
                assertThat(onPage[row]).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
                assertThat(onPage[row] == 0.0).isEqualTo(expected == 0.0);
                seen++;
            }
        }
        assertThat(seen).isEqualTo(210);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void ridgeIsCloseToItsPathAndExactWhereItWasChosen() throws IOException {
        open(page);
        List<String> names = names("bars.map(bar => bar.f.name)");
        double[] chosen = numbers("bars.map(bar => Number(bar.ridgeText.dataset.value))");
        for (int row = 0; row < chosen.length; row++) {
            double expected = selection.features().get(selection.ridge().features().indexOf(names.get(row))).ridge();
            assertThat(chosen[row]).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
        }
        browser.value("ridgeSlider.focus()");
        browser.press("ArrowLeft", 37);
        double lambda = shown("ridge-value");
        assertThat(lambda).isLessThan(selection.ridge().lambda()[selection.ridgeChosen()]);
        Path exact = RidgePath.fit(Standardized.of(Examples.diabetes(), Scaling.STANDARD), Lambdas.of(lambda));
        double[] moved = numbers("bars.map(bar => ridgeWeight(bar.f))");
        for (int row = 0; row < moved.length; row++) {
            double expected = exact.standardized(0, exact.features().indexOf(names.get(row)));
            assertThat(moved[row]).isCloseTo(expected, within(0.05));
        }
    }

    @Test
    void knotsAreMetExactlyAndTheChosenLambdaIsFoundAgain() throws IOException {
        open(page);
        browser.value("byId('stronger').click()");
        double up = shown("lambda-value");
        assertThat(selection.track().lambda()).contains(up);
        assertThat(up).isGreaterThan(selection.lambda());
        browser.value("byId('weaker').click()");
        assertThat(shown("lambda-value")).isEqualTo(selection.lambda());
        browser.value("byId('weaker').click(); byId('weaker').click(); byId('chosen').click()");
        assertThat(shown("lambda-value")).isEqualTo(selection.lambda());
    }

    @Test
    void everyPaneOpensAndItsMinimumIsTheWeight() throws IOException {
        open(page);
        assertThat(browser.value("byId('feature').selectedOptions[0].text === picked.name && picked.weight === 0")
                .booleanValue()).isTrue();
        assertPanes(10);
        browser.value("slider.focus()");
        browser.press("PageDown", 34);
        assertPanes(10);
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).hasSize(1).allMatch(address -> address.startsWith("file:"));
    }

    @Test
    void theWalkEndsAtTheMinimumAtOnceWhereMotionIsNotWanted() throws IOException {
        browser.media("prefers-reduced-motion", "reduce");
        open(page);
        browser.value("byId('walk').click()");
        assertThat(browser.number("timer")).isZero();
        double square = browser.number("byId('why-loss-l1').querySelector('rect').getAttribute('x')");
        double dot = browser.number("byId('why-loss-l1').querySelector('circle').getAttribute('cx')");
        assertThat(square + 5).isCloseTo(dot, within(1e-6));
        browser.screen(Browser.WIDTH);
    }

    @Test
    void theTableSortsAndFilters() throws IOException {
        open(page);
        browser.value("byId('features').tHead.rows[0].cells[2].querySelector('button').click()");
        assertThat(browser.value("body.rows[0].cells[0].textContent").stringValue()).isEqualTo("s5");
        browser.value("byId('features').tHead.rows[0].cells[2].querySelector('button').click()");
        assertThat(browser.value("body.rows[0].cells[0].textContent").stringValue()).isEqualTo("sex");
        browser.value("byId('filter').value = 'proven zero'; byId('filter').dispatchEvent(new Event('input'))");
        assertThat(browser.number("rows.filter(row => row.offsetParent !== null).length")).isEqualTo(5);
    }

    @Test
    void theEmbeddedTableIsTheCsvFile() throws IOException {
        open(page);
        assertThat(browser.value("data.table").stringValue())
                .isEqualTo(Files.readString(page.resolveSibling("selected.csv")));
        browser.value("byId('download').click()");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theBrowserRunsNoNameOfFifty() throws IOException {
        List<String> names = new ArrayList<>();
        for (String hostile : List.of("</script><script>window.hacked=1</script>",
                "<img src=x onerror=window.hacked=1>",
                "\"><svg onload=window.hacked=1>", "'+(window.hacked=1)+'", "{{ data | raw }}", "<!--<script>",
                "\uD83D\uDE00", "\u202Ereversed \u05E9\u05DC\u05D5\u05DD", "\u0001\u2028\u2029\\", "n".repeat(300))) {
            for (int k = 0; k < 5; k++) {
                names.add(k % 2 == 0 ? hostile + k : k + hostile);
            }
        }
        open(write(Examples.select(Examples.random(80, names, 6, "</title><script>window.hacked=1</script>")),
                "hostile"));
        assertPanes(50);
        assertThat(browser.number("rows.length")).isEqualTo(50);
        assertThat(browser.value("String(window.hacked)").stringValue()).isEqualTo("undefined");
        assertThat(browser.number("document.scripts.length")).isEqualTo(2);
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).hasSize(1);
    }

    @Test
    void printedNothingIsCutOffOrLeftOut() throws IOException {
        open(page);
        browser.value("byId('filter').value = 'proven zero'; byId('filter').dispatchEvent(new Event('input'))");
        browser.print(Browser.PAPER);
        assertThat(browser.number("rows.filter(row => row.offsetHeight > 0).length")).isEqualTo(10);
        assertThat(browser.number("[...document.querySelectorAll('.scroll')].filter(box => box.scrollWidth > "
                + "box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1).length")).isZero();
        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(Browser.PAPER);
        browser.screen(Browser.WIDTH);
    }

    @Test
    void onPaperIsEverythingThatIsOnTheScreen() throws IOException {
        open(page);
        browser.value("byId('filter').value = 'bmi'; byId('filter').dispatchEvent(new Event('input'))");
        try (PDDocument printed = Loader.loadPDF(browser.pdf())) {
            String text = new PDFTextStripper().getText(printed).replaceAll("\\s+", " ");
            selection.features().forEach(feature -> assertThat(text).contains(feature.name() + " "
                    + Numbers.brief(feature.lasso()) + " " + Numbers.brief(feature.ridge())));
            for (double gap : selection.lasso().gap()) {
                assertThat(text).contains(Numbers.brief(gap));
            }
            assertThat(text).contains("5 of 10 Lasso weights are not zero", "Why is this weight zero, or not?",
                    "exactly zero at every optimum", "Every column was used as it is", "How this was made", "Kernel");
        }
    }

    @ParameterizedTest
    @CsvSource({"light, " + Browser.WIDTH, "dark, " + Browser.WIDTH, "light, " + Browser.PHONE})
    void everyoneCanUseItAndAPhoneScrollsOnlyDown(String colours, int width) throws IOException {
        browser.screen(width);
        browser.media("prefers-color-scheme", colours);
        open(page);
        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
        Axe.assertNothingSerious(browser);
        browser.screen(Browser.WIDTH);
    }

    @Test
    void everyoneCanUseThePageOfOneWeightAndThatOfPaths() throws IOException {
        Dataset data = Examples.diabetes();
        open(WeightReport.write(Explanation.of(data, selection, 0), html("weight")).getFirst());
        Axe.assertNothingSerious(browser);
        Standardized prepared = Standardized.of(data, Scaling.STANDARD);
        ElasticNetPath net = new ElasticNetPath(prepared, 1, Lambdas.GRID, Stopping.DEFAULT);
        open(PathReport.write(net, net.path(), selection.ridge(), "diabetes", "progression", PathAxis.NORM,
                html("path")).getFirst());
        Axe.assertNothingSerious(browser);
    }

    @Test
    void whatIsWrongWouldBeFound() throws IOException {
        java.nio.file.Path broken = Files.writeString(folder.resolve("broken.html"),
                "<html><body><img src='absent.png'><input><p style='color: #ddd; background: white'>pale</p></body></html>");
        open(broken);
        assertThat(browser.requests()).hasSize(2);
        assertThat(Axe.serious(browser)).extracting(finding -> finding.substring(0, finding.indexOf(':')))
                .contains("image-alt", "label", "color-contrast");
    }

    @Test
    void anElasticNetSaysThatItIsInterpolatedAndIsClose() throws IOException {
        SelectionOptions half = new SelectionOptions(Scaling.STANDARD, 0.5, Lambdas.GRID, 5, 1,
                SelectionOptions.DEFAULT.rule(), Stopping.DEFAULT, Constraints.NONE).withPairs(0);
        java.nio.file.Path file = write(Selection.of(Examples.diabetes(), half, done -> {}), "net");
        assertThat(Files.readString(file)).contains("interpolated between them: an elastic net&#39;s are curved there");
        open(file);
        browser.value("slider.focus()");
        browser.press("PageDown", 34);
        ElasticNetPath net = new ElasticNetPath(Standardized.of(Examples.diabetes(), Scaling.STANDARD), 0.5,
                Lambdas.GRID, Stopping.DEFAULT);
        Path exact = net.at(shown("lambda-value"));
        List<String> names = names("bars.map(bar => bar.f.name)");
        double[] weights = numbers("bars.map(bar => lassoWeight(bar.f))");
        for (int row = 0; row < weights.length; row++) {
            assertThat(weights[row]).isCloseTo(exact.standardized(0, exact.features().indexOf(names.get(row))),
                    within(0.01));
        }
        assertPanes(10, 0.05);
    }

    @Test
    void fiveThousandFeaturesOpenQuicklyInASmallFile() throws IOException {
        List<String> names = IntStream.range(0, 5000).mapToObj(j -> "feature " + j).toList();
        SelectionOptions three = new SelectionOptions(Scaling.STANDARD, 1, Lambdas.GRID, 3, 1,
                SelectionOptions.DEFAULT.rule(), Stopping.DEFAULT, Constraints.NONE).withPairs(0);
        Dataset data = Examples.random(100, names, 6, "y");
        java.nio.file.Path file = write(Selection.of(data, three, done -> {}), "large");
        assertThat(Files.size(file)).isLessThan(5_000_000);
        assertThat(Files.readString(file)).contains("The first 500 of 5000 features");
        double milliseconds = Double.POSITIVE_INFINITY;
        for (int turn = 0; turn < 5 && milliseconds > 2000; turn++) {
            open(file);
            milliseconds = Math.min(milliseconds,
                    browser.number("performance.timing.loadEventEnd - performance.timing.navigationStart"));
        }
        assertThat(milliseconds).as("the quickest of five, on a machine that may be busy").isBetween(1.0, 2000.0);
        assertThat(browser.number("data.table.split('\\n').length - 2")).isEqualTo(5000);
        assertPanes(500);
        assertThat(browser.complaints()).isEmpty();
    }

    private static void assertPanes(int features) {
        assertPanes(features, 1e-9);
    }

    /** Opens every feature's pane and compares the minimum of its picture with the weight. */
    private static void assertPanes(int features, double tolerance) {
        double[] off = numbers("features.flatMap(f => { pick(f); const a = slice(f, 'l1'), b = slice(f, 'l2');"
                + " const drawn = ['why-loss-l1', 'why-loss-l2', 'why-pull-l1', 'why-pull-l2']"
                + ".every(id => byId(id).querySelectorAll('circle, path').length >= 2);"
                + " return [drawn && byId('why-now').textContent.length > 20 ? 0 : 1e9,"
                + " Math.abs(a.minimum - a.weight), Math.abs(b.minimum - b.weight)]; })");
        assertThat(off).hasSize(3 * features);
        for (double distance : off) {
            assertThat(distance).isLessThanOrEqualTo(tolerance);
        }
    }

    private static ReportOptions html(String name) {
        return new ReportOptions(folder.resolve(name), Set.of(Format.HTML), true);
    }

    private static void open(java.nio.file.Path file) {
        browser.open(file.toUri().toString());
    }

    private static double shown(String id) {
        return browser.number("byId('" + id + "').dataset.value");
    }

    private static double[] numbers(String expression) {
        String text = browser.value("(" + expression + ").join(' ')").stringValue();
        return Arrays.stream(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    }

    private static List<String> names(String expression) {
        return List.of(browser.value("(" + expression + ").join('|')").stringValue().split("\\|", -1));
    }

    private static java.nio.file.Path write(Selection selection, String name) throws IOException {
        return SelectReport
                .write(selection, new ReportOptions(folder.resolve(name), Set.of(Format.HTML, Format.CSV), true))
                .getFirst();
    }
}
