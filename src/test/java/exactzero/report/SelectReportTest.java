package exactzero.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import exactzero.path.Lambdas;
import exactzero.select.FeatureResult;
import exactzero.select.Selection;
import exactzero.select.SelectionOptions;
import exactzero.solve.Stopping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectReportTest {
    private static Selection diabetes;
    private static Selection hostile;

    @TempDir
    private Path folder;

    @BeforeAll
    static void selects() {
        diabetes = Examples.select(Examples.diabetes());
        hostile = Examples.select(Examples.random(80, Examples.hostileNames(), 6, "<b onclick='x'>target"));
    }

    @Test
    void writesEveryFormatUnderNamesOfItsOwn() throws IOException {
        List<Path> files = SelectReport.write(diabetes, all());
        assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("select.html",
                "select-paths.png", "select-paths.svg", "select-cv.png", "select-cv.svg", "selected.csv");
        assertThat(files).allSatisfy(file -> assertThat(file).isNotEmptyFile());
        assertThat(folder.resolve("report")).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void writesOnlyTheFormatsAskedFor() throws IOException {
        List<Path> files = SelectReport.write(diabetes, new ReportOptions(folder, Set.of(Format.CSV), false));
        assertThat(files).containsExactly(folder.resolve("selected.csv"));
    }

    @Test
    void refusesToReplaceAFileBeforeAnythingIsWritten() throws IOException {
        Path mine = folder.resolve("selected.csv");
        Files.writeString(mine, "mine");
        ReportOptions options = new ReportOptions(folder, EnumSet.allOf(Format.class), false);
        assertThatThrownBy(() -> SelectReport.write(diabetes, options))
                .isInstanceOf(FileAlreadyExistsException.class).hasMessageContaining("selected.csv");
        assertThat(folder.toFile().list()).containsExactly("selected.csv");
        assertThat(mine).hasContent("mine");
    }

    @Test
    void everyFileItWritesIsRefusedEarly() throws IOException {
        for (Path file : SelectReport.write(diabetes, all())) {
            Path other = Files.createDirectory(folder.resolve(file.getFileName()));
            Files.createFile(other.resolve(file.getFileName()));
            ReportOptions options = new ReportOptions(other, EnumSet.allOf(Format.class), false);
            assertThatThrownBy(() -> SelectReport.requireFree(options))
                    .isInstanceOf(FileAlreadyExistsException.class);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsAnErrorOfTheFileSystem() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        ReportOptions options = new ReportOptions(file.resolve("report"), EnumSet.allOf(Format.class), false);
        assertThatThrownBy(() -> SelectReport.write(diabetes, options)).isInstanceOf(FileSystemException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void replacesFilesWhenForced() throws IOException {
        SelectReport.write(diabetes, all());
        ReportOptions forced = new ReportOptions(folder.resolve("report"), EnumSet.allOf(Format.class), true);
        assertThat(SelectReport.write(hostile, forced)).hasSize(6);
        assertThat(Files.readString(folder.resolve("report/selected.csv"))).contains("emoji");
    }

    @Test
    void theSameSelectionGivesTheSameBytes() throws IOException {
        List<Path> first = SelectReport.write(diabetes, all());
        List<Path> second = SelectReport.write(diabetes,
                new ReportOptions(folder.resolve("again"), EnumSet.allOf(Format.class), false, "1.2.3"));
        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i)).hasSameBinaryContentAs(first.get(i));
        }
    }

    @Test
    void thePageSaysInWordsWhatWasFound() throws IOException {
        assertThat(page(diabetes)).contains("Of 10 features, the Lasso keeps 5 and sets 5 to exactly zero.")
                .contains("All 5 zeros are proven").contains("it keeps all 10 weights different from zero");
    }

    @Test
    void thePageNamesEveryFeatureAndAZeroWeightIsZero() throws IOException {
        String page = page(diabetes);
        for (FeatureResult feature : diabetes.features()) {
            String weight = feature.zero() ? "0" : Numbers.brief(feature.lasso());
            assertThat(page).contains("<bdi>" + feature.name() + "</bdi></th><td class=\"weight\">" + weight + "</td>");
        }
        assertThat(diabetes.features()).filteredOn(FeatureResult::zero).hasSize(5);
    }

    @Test
    void namesStayInertOnThePage() throws IOException {
        String page = page(hostile);
        assertThat(page).doesNotContain("<script>alert").doesNotContain("<b onclick").doesNotContain("\u0001")
                .doesNotContain("\u202E").contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("{{ features }}{% raw %}").contains("\uD83D\uDE00 emoji");
        Xml.svgs(page).forEach(svg -> assertThat(Xml.parse(svg)).isNotNull());
    }

    @Test
    void thePageLoadsNothingAndRunsOnlyItsOwnScript() throws Exception {
        String page = page(diabetes);
        assertThat(page).doesNotContainPattern("(?i)<(link|img|iframe|object)").doesNotContain(" style=")
                .contains("default-src 'none'");
        assertThat(Pattern.compile("(?i)<script").matcher(page).results()).hasSize(2);
        for (String kind : List.of("script", "style")) {
            Matcher text = Pattern.compile("<" + kind + ">(.*?)</" + kind + ">", Pattern.DOTALL).matcher(page);
            assertThat(text.find()).isTrue();
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.group(1).getBytes(StandardCharsets.UTF_8));
            assertThat(page).contains(kind + "-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        }
    }

    @Test
    void noTwoElementsOfThePageShareAnId() throws IOException {
        List<String> ids = Pattern.compile(" id=\"([^\"]*)\"").matcher(page(diabetes)).results()
                .map(result -> result.group(1)).toList();
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void thePageSaysWhenTheSolverGaveUp() throws IOException {
        SelectionOptions hurried = new SelectionOptions(SelectionOptions.DEFAULT.scaling(), 1,
                SelectionOptions.DEFAULT.lambdas(), 10, 1, SelectionOptions.DEFAULT.rule(),
                new Stopping(Double.MIN_VALUE, 1e-15, 1), exactzero.path.Constraints.NONE);
        assertThat(page(Selection.of(Examples.diabetes(), hurried, done -> {}))).contains("Warning.");
        assertThat(page(diabetes)).doesNotContain("Warning.");
    }

    @Test
    void thePageShowsTheFirstOfManyFeaturesAndSaysSo() throws IOException {
        List<String> names = IntStream.range(0, 600).mapToObj(j -> "f" + j).toList();
        SelectionOptions three = new SelectionOptions(SelectionOptions.DEFAULT.scaling(), 1,
                Lambdas.grid(5, 0.5), 3, 1, SelectionOptions.DEFAULT.rule(), Stopping.DEFAULT,
                exactzero.path.Constraints.NONE);
        String page = page(Selection.of(Examples.random(30, names, 3, "y"), three, done -> {}));
        assertThat(page).contains("The first 500 of 600 features").contains("the next 290 of the other 590");
        assertThat(Pattern.compile("<th scope=\"row\"><bdi>").matcher(page).results()).hasSize(500);
    }

    @Test
    void theTableHasExactNumbersAndZeroIsZero() throws IOException {
        SelectReport.write(diabetes, all());
        List<String> lines = Files.readAllLines(folder.resolve("report/selected.csv"));
        assertThat(lines.getFirst()).isEqualTo(
                "feature,lasso,ridge,relaxed,zero,verdict,interval_low,interval_high,pull,threshold,zero_at_or_above,frequency,"
                        + "twin,twin_correlation");
        assertThat(lines).hasSize(11);
        for (int j = 0; j < 10; j++) {
            FeatureResult feature = diabetes.features().get(j);
            String[] cells = lines.get(j + 1).split(",", -1);
            assertThat(cells[0]).isEqualTo(feature.name());
            assertThat(Double.parseDouble(cells[1])).isEqualTo(feature.lasso());
            assertThat(cells[1].equals("0")).isEqualTo(feature.zero());
            assertThat(cells[4]).isEqualTo(Boolean.toString(feature.zero()));
            assertThat(Arrays.asList(cells)).hasSize(14);
        }
    }

    @Test
    void aSelectionWhosePathWasNotFollowedHasATableAndNoPage() throws IOException {
        Selection numbers = Selection.of(Examples.diabetes(), SelectionOptions.DEFAULT.withPairs(0).withoutTrack(),
                done -> {});
        assertThat(SelectReport.write(numbers, new ReportOptions(folder, Set.of(Format.CSV), false))).hasSize(1);
        assertThatThrownBy(() -> page(numbers)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whose path was followed");
        assertThat(numbers.features())
                .isEqualTo(Selection.of(Examples.diabetes(), SelectionOptions.DEFAULT.withPairs(0),
                        done -> {}).features());
    }

    private ReportOptions all() {
        return new ReportOptions(folder.resolve("report"), EnumSet.allOf(Format.class), false, "1.2.3");
    }

    private String page(Selection selection) throws IOException {
        Path file = SelectReport.write(selection, new ReportOptions(folder, Set.of(Format.HTML), true)).getFirst();
        return Files.readString(file);
    }
}
