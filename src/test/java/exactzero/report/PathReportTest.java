package exactzero.report;

import static org.assertj.core.api.Assertions.assertThat;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.solve.Stopping;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PathReportTest {
    @TempDir
    private java.nio.file.Path folder;

    @Test
    void writesPagePicturesAndAllCoefficients() throws IOException {
        Path lasso = write(Examples.diabetes(), Lambdas.GRID);
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder("path.html", "path-paths.png", "path-paths.svg", "path-paths.pdf",
                        "path.csv");
        List<String> lines = Files.readAllLines(folder.resolve("path.csv"));
        assertThat(lines.getFirst()).isEqualTo("lambda,intercept,age,sex,bmi,bp,s1,s2,s3,s4,s5,s6");
        assertThat(lines).hasSize(101);
        for (int k = 0; k < 100; k++) {
            String[] cells = lines.get(k + 1).split(",", -1);
            assertThat(Double.parseDouble(cells[0])).isEqualTo(lasso.lambda()[k]);
            assertThat(Double.parseDouble(cells[1])).isEqualTo(lasso.intercept(k));
            for (int j = 0; j < 10; j++) {
                assertThat(Double.parseDouble(cells[j + 2])).isEqualTo(lasso.coefficients(k)[j]);
                assertThat(cells[j + 2].equals("0")).isEqualTo(lasso.b()[k][j] == 0.0);
            }
        }
        assertThat(Files.readString(folder.resolve("path.html"))).contains("<bdi>bmi</bdi>");
    }

    @Test
    void oneLambdaIsAReportToo() throws IOException {
        write(Examples.diabetes(), Lambdas.of(1));
        assertThat(folder.resolve("path.html")).isNotEmptyFile();
    }

    @Test
    void lambdaZeroHasNoLogarithmAndIsLeftOutOfThePicture() throws IOException {
        write(Examples.diabetes(), Lambdas.of(10, 1, 0));
        assertThat(Files.readString(folder.resolve("path-paths.svg"))).doesNotContain("NaN").doesNotContain("Infinity");
        write(Examples.diabetes(), Lambdas.of(0));
        assertThat(Files.readString(folder.resolve("path-paths.svg"))).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @ParameterizedTest
    @EnumSource(PathAxis.class)
    void everyAxisHasItsWordsItsMarksAndWordsForThoseWhoDoNotSee(PathAxis axis) throws IOException {
        write(Examples.diabetes(), Lambdas.GRID, axis);
        String picture = Files.readString(folder.resolve("path-paths.svg"));
        assertThat(picture)
                .contains(axis.label(), axis.heading(), "against " + axis.words(), "number of weights that are not 0")
                .doesNotContain("NaN");
        write(Examples.diabetes(), Lambdas.of(10, 1, 0), axis);
        assertThat(Files.readString(folder.resolve("path-paths.svg"))).doesNotContain("NaN").doesNotContain("Infinity");
        write(Examples.diabetes(), Lambdas.of(1000, 900), axis);
        assertThat(Files.readString(folder.resolve("path-paths.svg"))).doesNotContain("NaN").doesNotContain("Infinity");
    }

    private Path write(Dataset data, Lambdas lambdas) throws IOException {
        return write(data, lambdas, PathAxis.LAMBDA);
    }

    private Path write(Dataset data, Lambdas lambdas, PathAxis axis) throws IOException {
        Standardized all = Standardized.of(data, Scaling.STANDARD);
        ElasticNetPath lasso = new ElasticNetPath(all, 1, lambdas, Stopping.DEFAULT);
        PathReport.write(lasso, lasso.path(), RidgePath.fit(all, lambdas), data.name(), data.target(), axis,
                new ReportOptions(folder, EnumSet.allOf(Format.class), true));
        return lasso.path();
    }
}
