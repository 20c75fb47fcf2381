package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import exactzero.data.CsvOptions;
import exactzero.data.CsvReader;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.RidgePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What {@code path --json} promises. */
class PathJsonTest {
    private static final Path LONGLEY = Path.of("data/longley.csv");

    @Test
    void lassoHasEveryFieldAndTheLibrarysNumbers() {
        Run run = Run.done("path", LONGLEY, "--target", "Employed", "--json");
        JsonNode json = run.json();
        exactzero.path.Path path = ElasticNetPath.lasso(prepared(Scaling.STANDARD), Lambdas.GRID);
        assertThat(json.propertyNames()).contains("rows", "features", "target", "method", "l1Ratio", "standardized",
                "lambda", "intercept", "coefficients", "nonzero", "gap", "r2", "converged", "knots",
                "cost");
        assertThat(json.get("rows").intValue()).isEqualTo(16);
        assertThat(json.get("features").toString()).isEqualTo(
                "[\"GNP.deflator\",\"GNP\",\"Unemployed\",\"Armed.Forces\",\"Population\",\"Year\"]");
        assertThat(json.get("target").stringValue()).isEqualTo("Employed");
        assertThat(json.get("method").stringValue()).isEqualTo("lasso");
        assertThat(json.get("l1Ratio").doubleValue()).isEqualTo(1);
        assertThat(json.get("standardized").booleanValue()).isTrue();
        assertSame(json, path);
        for (JsonNode gap : json.get("gap")) {
            assertThat(gap.doubleValue()).isLessThan(1e-10);
        }
        assertThat(json.get("coefficients").get(0).toString()).isEqualTo("[0,0,0,0,0,0]");
        assertThat(json.get("knots").get(0).get("event").stringValue()).isEqualTo("enters");
        assertThat(json.get("knots").get(0).get("feature").stringValue()).isEqualTo("GNP");
        assertThat(json.get("cost").get("route").stringValue()).isEqualTo("whole-gram");
        assertThat(json.get("cost").get("fullPasses").intValue()).isEqualTo(1);
        assertThat(json.get("cost").get("appended").intValue()).isPositive();
        assertThat(json.get("cost").has("milliseconds")).isFalse();
        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void ridgeIsClosedFormAndNeverZero() {
        JsonNode json = Run.done("path", LONGLEY, "--target", "Employed", "--method", "ridge", "--json").json();
        assertThat(json.get("method").stringValue()).isEqualTo("ridge");
        assertThat(json.get("l1Ratio").toString()).isEqualTo("0");
        assertSame(json, RidgePath.fit(prepared(Scaling.STANDARD), Lambdas.GRID));
        assertThat(json.get("nonzero").get(0).intValue()).isEqualTo(6);
        assertThat(json.get("gap").get(99).toString()).isEqualTo("0");
    }

    @Test
    void elasticNetLambdasAndScalingAreThoseAskedFor() {
        JsonNode json = Run.done("path", LONGLEY, "--target", "Employed", "--method", "ELASTIC-NET", "--l1-ratio",
                "0.25", "--lambda", "10,1000,100", "--no-intercept", "--no-standardize", "--json").json();
        assertThat(json.get("method").stringValue()).isEqualTo("elastic-net");
        assertThat(json.get("l1Ratio").doubleValue()).isEqualTo(0.25);
        assertThat(json.get("standardized").booleanValue()).isFalse();
        assertThat(json.get("lambda").toString()).isEqualTo("[1000.0,100.0,10.0]");
        assertThat(json.get("intercept").toString()).isEqualTo("[0,0,0]");
        assertThat(json.get("knots").get(0).get("event").stringValue()).isEqualTo("enters");
    }

    @Test
    void columnsAreDroppedAndKept() {
        JsonNode dropped = Run.done("path", LONGLEY, "--target", "Employed", "--drop", "GNP,Year", "--drop",
                "Population", "--lambdas", 3, "--json").json();
        assertThat(dropped.get("features").toString())
                .isEqualTo("[\"GNP.deflator\",\"Unemployed\",\"Armed.Forces\"]");
        JsonNode kept = Run.done("path", LONGLEY, "--target", "Employed", "--keep", "Year,GNP", "--lambdas", 3,
                "--json").json();
        assertThat(kept.get("features").toString()).isEqualTo("[\"GNP\",\"Year\"]");
        assertThat(kept.get("coefficients").get(2)).hasSize(2);
    }

    @Test
    void sourcesOfFeaturesAndWhatWasSetAsideAreTold(@TempDir Path folder) throws IOException {
        Path csv = Files.writeString(folder.resolve("mixed.csv"),
                "id,colour,same,a,y\nq1,red,4,1,2\nq2,blue,4,3,5\nq3,red,4,2,2\nq4,blue,4,7,9\nq5,red,4,5,5\n");
        Run run = Run.done("path", csv, "--target", "y", "--json", "--penalty-factor",
                "colour=red=inf, colour=blue = 0", "-q");
        JsonNode json = run.json();
        assertThat(json.get("features").toString()).isEqualTo("[\"colour=blue\",\"colour=red\",\"same\",\"a\"]");
        assertThat(json.get("sources").toString()).isEqualTo("[\"colour\",\"colour\",\"same\",\"a\"]");
        assertThat(json.get("setAside")).extracting(column -> column.get("name").asString())
                .containsExactly("id", "same");
        assertThat(json.get("setAside").get(0).get("reason").asString()).contains("ID-like");
        for (JsonNode row : json.get("coefficients")) {
            assertThat(row.get(0).doubleValue()).as("not penalised").isNotZero();
            assertThat(row.get(1).toString()).as("excluded").isEqualTo("0");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GNP          | 2 | --penalty-factor is 'GNP'; it must be NAME=V
            =2           | 2 | --penalty-factor is '=2'; it must be NAME=V
            GNP=         | 2 | --penalty-factor of 'GNP' is ''; it must be a number
            GNP=-1       | 2 | --penalty-factor of 'GNP' is -1; it must be at least 0, or inf
            GNP=red=2    | 3 | no feature 'GNP=red' for --penalty-factor
            """)
    void factorsThatAreNoneAreRefused(String typed, int code, String message) {
        Run run = Run.of("path", LONGLEY, "--target", "Employed", "--json", "--penalty-factor", typed);
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.err()).contains(message);
    }

    @Test
    void aNameWithACommaIsTypedInQuotes(@TempDir Path folder) throws IOException {
        Path csv = Files.writeString(folder.resolve("comma.csv"), "\"a, b\",c,y\n1,2,3\n2,1,4\n3,5,1\n4,4,9\n5,2,6\n");
        JsonNode json = Run.done("path", csv, "--target", "y", "--json", "--penalty-factor", "\"a, b\"=inf,c=2").json();
        for (JsonNode row : json.get("coefficients")) {
            assertThat(row.get(0).toString()).isEqualTo("0");
        }
    }

    @Test
    void whatDidNotConvergeIsMarkedAndWarnedOf() {
        Run run = Run.of("path", LONGLEY, "--target", "Employed", "--gap", "1e-300", "--json");
        assertThat(run.code()).isEqualTo(4);
        int failed = 0;
        for (JsonNode converged : run.json().get("converged")) {
            failed += converged.booleanValue() ? 0 : 1;
        }
        assertThat(failed).isPositive();
        assertThat(run.err()).contains("warning: not converged at " + failed + " of 100 lambdas", "--gap");
        Run quiet = Run.of("path", LONGLEY, "--target", "Employed", "--gap", "1e-300", "--json", "-q");
        assertThat(quiet.code()).isEqualTo(4);
        assertThat(quiet.out()).isEqualTo(run.out());
        assertThat(quiet.err()).isEmpty();
    }

    private static Standardized prepared(Scaling scaling) {
        return Standardized.of(CsvReader.read(LONGLEY, CsvOptions.of("Employed")), scaling);
    }

    private static void assertSame(JsonNode json, exactzero.path.Path path) {
        for (String array : new String[] {"lambda", "intercept", "coefficients", "nonzero", "gap", "r2", "converged"}) {
            assertThat(json.get(array)).as(array).hasSize(100);
        }
        for (int k = 0; k < 100; k++) {
            assertThat(json.get("lambda").get(k).doubleValue()).isEqualTo(path.lambda()[k]);
            assertThat(json.get("intercept").get(k).doubleValue()).isEqualTo(path.intercept(k));
            assertThat(json.get("nonzero").get(k).intValue()).isEqualTo(path.nonzero(k));
            assertThat(json.get("r2").get(k).doubleValue()).isEqualTo(path.r2()[k]);
            JsonNode row = json.get("coefficients").get(k);
            assertThat(row).hasSize(6);
            for (int j = 0; j < 6; j++) {
                assertThat(row.get(j).doubleValue()).isEqualTo(path.coefficients(k)[j]);
            }
        }
    }
}
