package exactzero.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.explain.Article;
import exactzero.explain.Demo;
import exactzero.explain.Descent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** The demo's page and figures; the page also as a browser shows it. */
class DemoPageTest {
    private static final double ROUNDING = 1e-12;
    /** PDF has a test of its own. */
    private static final Set<Format> PICTURES = EnumSet.of(Format.HTML, Format.SVG, Format.PNG);

    @TempDir
    private static Path folder;

    private static Demo demo;
    private static Path file;
    private static String page;

    @BeforeAll
    static void writes() throws IOException {
        demo = Demo.of(done -> {});
        file = DemoReport.write(demo, new ReportOptions(folder, Set.of(Format.HTML), false, "1.2.3")).getFirst();
        page = Files.readString(file);
    }

    @Test
    void itsNumbersAreThoseOfTheLibrary() {
        Article article = demo.article();
        assertThat(page).contains("lowest point is the least-squares weight: w = "
                + Numbers.brief(article.loss().leastSquares()))
                .contains("exactly 0 from &lambda; = |c| = " + Numbers.brief(article.zeroFrom()))
                .contains("&lt;= lambda " + Numbers.brief(demo.many().lambda()) + ", margin ")
                .contains("data-pull=\"" + article.loss().pull() + "\"");
        assertThat(demo.zero().feature().zero()).isTrue();
        assertThat(demo.nonzero().feature().zero()).isFalse();
    }

    @Test
    void itRunsItsOwnScriptAndNoOther() throws Exception {
        assertThat(page).doesNotContainPattern("(?i)<(link|img|iframe|object)").doesNotContain(" style=")
                .doesNotContainPattern("(src|href)=").contains("default-src 'none'");
        for (String kind : List.of("script", "style")) {
            Matcher text = Pattern.compile("<" + kind + ">(.*?)</" + kind + ">", Pattern.DOTALL).matcher(page);
            assertThat(text.find()).isTrue();
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.group(1).getBytes(StandardCharsets.UTF_8));
            assertThat(page).contains(kind + "-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
            assertThat(text.find()).isFalse();
        }
        List<String> ids = Pattern.compile(" id=\"([^\"]*)\"").matcher(page).results()
                .map(result -> result.group(1)).toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void everyFigureIsWellFormedAndSaysWhatItShows() {
        Map<String, Picture> figures = DemoReport.figures(demo);
        assertThat(figures).hasSize(11);
        figures.forEach((name, picture) -> {
            Element svg = Xml.parse(Svg.text(picture, name));
            assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo(picture.title());
            assertThat(picture.description()).hasSizeGreaterThan(80);
        });
        assertThat(figures.get("descent").description()).contains("exactly 0 from step "
                + Descent.landing(demo.article().descent().proximal(demo.article().lasso(demo.article().strong()))));
    }

    @Test
    void theSameBytesEveryTime() throws IOException {
        ReportOptions again =
                new ReportOptions(folder.resolve("again"), PICTURES, false, "1.2.3");
        List<Path> files = DemoReport.write(Demo.of(done -> {}), again);
        assertThat(files).hasSize(23);
        assertThat(files.getFirst()).hasSameBinaryContentAs(file);
        ReportOptions other =
                new ReportOptions(folder.resolve("other"), PICTURES, false, "1.2.3");
        List<Path> others = DemoReport.write(demo, other);
        for (int k = 0; k < files.size(); k++) {
            assertThat(others.get(k)).hasSameBinaryContentAs(files.get(k));
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0.2,3", "0.6873,40", "0.69,7", "1.1,25"})
    void theBrowserComputesWhatTheLibraryComputes(double lambda, int steps) throws IOException {
        Article article = demo.article();
        Descent descent = new Descent(article.descent().start(), article.descent().step(), steps);
        Browser browser = Browser.shared();
        browser.open(file.toUri() + "#lambda=" + lambda + "&steps=" + steps);
        double l1 = article.lasso(lambda).minimum();
        assertThat(output(browser, "minimum-l1")).isCloseTo(l1, within(ROUNDING));
        assertThat(output(browser, "minimum-l1") == 0.0).isEqualTo(l1 == 0.0);
        assertThat(output(browser, "minimum-l2")).isCloseTo(article.ridge(lambda).minimum(), within(ROUNDING));
        double proximal = descent.proximal(article.lasso(lambda))[steps];
        assertThat(output(browser, "walk-prox")).isCloseTo(proximal, within(ROUNDING));
        assertThat(output(browser, "walk-prox") == 0.0).isEqualTo(proximal == 0.0);
        assertThat(output(browser, "walk-sub"))
                .isCloseTo(descent.downhill(article.lasso(lambda))[steps], within(ROUNDING));
        assertThat(output(browser, "walk-l2"))
                .isCloseTo(descent.downhill(article.ridge(lambda))[steps], within(ROUNDING));
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).allMatch(address -> address.startsWith("file:")).hasSize(1);
    }

    @Test
    void slidersObeyTheKeyboardAndMotionIsLeftOutWhereNotWanted() throws IOException {
        Browser browser = Browser.shared();
        browser.media("prefers-reduced-motion", "reduce");
        browser.open(file.toUri().toString());
        browser.value("document.getElementById('lambda').focus()");
        double before = browser.number("lambdaSlider.value");
        browser.press("ArrowLeft", 37);
        browser.press("ArrowLeft", 37);
        double lambda = browser.number("lambdaSlider.value");
        assertThat(lambda).isLessThan(before);
        assertThat(output(browser, "minimum-l2"))
                .isCloseTo(demo.article().ridge(lambda).minimum(), within(ROUNDING));
        browser.press("Home", 36);
        assertThat(output(browser, "minimum-l1"))
                .isCloseTo(demo.article().loss().leastSquares(), within(ROUNDING));
        browser.press("End", 35);
        assertThat(browser.value("document.getElementById('minimum-l1').textContent").stringValue())
                .isEqualTo("exactly 0");
        browser.value("play.click()");
        assertThat(browser.number("stepSlider.value")).isEqualTo(demo.article().descent().steps());
        assertThat(browser.complaints()).isEmpty();
        browser.screen(Browser.WIDTH);
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDTH, Browser.PHONE})
    void everyoneCanUseItAndAPhoneScrollsOnlyDown(int width) throws IOException {
        Browser browser = Browser.shared();
        browser.screen(width);
        browser.open(file.toUri().toString());
        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
        Axe.assertNothingSerious(browser);
        browser.screen(Browser.WIDTH);
    }

    @Test
    void printedNothingIsCutOffOrLeftOut() throws IOException {
        Browser browser = Browser.shared();
        browser.open(file.toUri().toString());
        browser.print(Browser.PAPER);
        assertThat(browser.number("document.querySelectorAll('figure svg').length")).isEqualTo(15);
        assertThat(browser.number("[...document.querySelectorAll('figure svg, tbody tr, .formula')]"
                + ".filter(e => e.getBoundingClientRect().height < 5).length")).isZero();
        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(Browser.PAPER);
        browser.screen(Browser.WIDTH);
    }

    @Test
    void aComplaintWouldBeHeard() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.html"), page.replace("\"use strict\";", "fault();"));
        Browser browser = Browser.shared();
        browser.open(broken.toUri().toString());
        assertThat(browser.complaints()).isNotEmpty();
    }

    private static double output(Browser browser, String id) {
        return browser.number("document.getElementById('" + id + "').dataset.value");
    }
}
