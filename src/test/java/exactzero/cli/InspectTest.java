package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A file with one of everything that should be told. */
class InspectTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("id,when,site,flag,a,b,sum,scaled,copy,leak,note,far,same,y\n");
        String[] sites = {"north", "south", "east"};
        for (int i = 0; i < 60; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            double y = a + b + random.nextGaussian();
            text.append(String.join(",", "" + (i + 1), "2024-01-" + (10 + i % 20), sites[random.nextInt(3)],
                    i % 7 == 0 ? "yes" : "no", "" + a, "" + b, "" + (a - 2 * b + 5), "" + (1 - 3 * a), "" + b,
                    "" + (3 * y - 1), i % 9 == 0 ? "" : "remark " + i, i == 7 ? "1e6" : "" + random.nextGaussian(), "4",
                    "" + y)).append('\n');
        }
        file = Files.writeString(folder.resolve("messy.csv"), text);
    }

    @Test
    void typesAndFaultsAreTold() {
        JsonNode json = Run.done("inspect", file, "--target", "y", "--json").json();
        assertThat(json.get("rows").asInt()).isEqualTo(60);
        expect(json, 0, "id", "numeric", "ID-like");
        expect(json, 1, "when", "date", "");
        expect(json, 2, "site", "categorical", "");
        expect(json, 3, "flag", "boolean", "");
        expect(json, 4, "a", "numeric", "");
        expect(json, 5, "b", "numeric", "");
        expect(json, 6, "sum", "numeric", "a linear combination of 'a', 'b'");
        expect(json, 7, "scaled", "numeric", "the same as 'a' on another scale");
        expect(json, 8, "copy", "numeric", "duplicate of 'b'");
        expect(json, 9, "leak", "numeric", "leaks the target? correlation with it 1.000000");
        expect(json, 10, "note", "text", "");
        expect(json, 11, "far", "numeric", "outlier: 1.00000e+06");
        expect(json, 12, "same", "constant", "constant: every value is 4.0");
        expect(json, 13, "y", "numeric", "");
        assertThat(json.get("columns").get(2).get("distinct").asInt()).isEqualTo(3);
        assertThat(json.get("columns").get(10).get("missing").asInt()).isEqualTo(7);
    }

    @Test
    void theNextCommandRuns() {
        String out = Run.done("inspect", file, "--target", "y").out();
        String next = out.lines().filter(line -> line.startsWith("next  exactzero ")).findFirst().orElseThrow();
        assertThat(next).contains("select", "--target y", "--drop id,sum,scaled,copy,leak,same");
        Object[] command = next.substring("next  exactzero ".length()).split(" ", -1);
        Object[] json = Arrays.copyOf(command, command.length + 1);
        json[command.length] = "--json";
        JsonNode selected = Run.done(json).json();
        assertThat(selected.get("setAside").toString()).contains("when", "note", "dates or times");
        assertThat(selected.get("features").get(0).get("name").asString()).isEqualTo("site=east");
        assertThat(selected.get("features").get(0).get("source").asString()).isEqualTo("site");
    }

    @Test
    void theNextCommandReadsTheFileAlike() throws IOException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("menge;code;y\n");
        for (int i = 0; i < 40; i++) {
            double a = random.nextGaussian();
            text.append(String.format(Locale.GERMANY, "%s;%d;%.4f%n", i % 9 == 3 ? "fehlt" : String.format(
                    Locale.GERMANY, "%.4f", a), i % 3, a + random.nextGaussian()));
        }
        Path german = Files.writeString(folder.resolve("german.csv"), text);
        String plain = Run.done("inspect", german, "--target", "y").out();
        assertThat(plain).contains("numbers in another notation, such as", "--decimal tells the decimal mark");
        String out = Run.done("inspect", german, "--target", "y", "--decimal", ",", "--na", "fehlt", "--delimiter", ";",
                "--categorical", "code").out();
        String next = out.lines().filter(line -> line.startsWith("next  exactzero ")).findFirst().orElseThrow();
        assertThat(next)
                .endsWith("--target y --missing mean --categorical code --na fehlt --delimiter ';' --decimal ,");
        Object[] command = (next.substring("next  exactzero ".length()) + " --json").replace("';'", ";").split(" ", -1);
        assertThat(Run.done(command).json().get("features").get(0).get("name").asString()).isEqualTo("menge");
    }

    @Test
    void numbersThatMayBeCodesAreNoted() throws IOException {
        StringBuilder text = new StringBuilder("zip,share,zero,y\n");
        for (int i = 0; i < 40; i++) {
            text.append(String.format(Locale.ROOT, "%05d,0.%d,%d,%d%n", 1000 + 37 * i % 900, i, i % 3 == 0 ? 0 : i,
                    i * i % 17));
        }
        Path codes = Files.writeString(folder.resolve("codes.csv"), text);
        JsonNode json = Run.done("inspect", codes, "--json").json();
        expect(json, 0, "zip", "numeric", "leading zeros, such as '01000': if they are codes, say --categorical");
        assertThat(json.get("columns").get(1).get("notes").toString()).doesNotContain("leading");
        assertThat(json.get("columns").get(2).get("notes").toString()).doesNotContain("leading");
        assertThat(Run.done("path", codes, "--target", "y", "--lambdas", 3, "--json").err())
                .contains("leading zeros, perhaps codes (--categorical or --drop zip): zip");
    }

    @Test
    void dependenceUpToLessThanRoundingIsNotTold() throws IOException {
        StringBuilder text = new StringBuilder("a,b,y\n");
        Random random = new Random(2);
        for (int i = 0; i < 40; i++) {
            double a = random.nextGaussian();
            text.append(a).append(',').append(a + 1e-6 * random.nextGaussian()).append(',').append(i % 5).append('\n');
        }
        Path near = Files.writeString(folder.resolve("near.csv"), text);
        assertThat(Run.done("inspect", near, "--json").json().get("columns").get(1).get("notes").isEmpty()).isTrue();
    }

    private static void expect(JsonNode json, int column, String name, String type, String note) {
        JsonNode found = json.get("columns").get(column);
        assertThat(found.get("name").asString()).isEqualTo(name);
        assertThat(found.get("type").asString()).as(name).isEqualTo(type);
        assertThat(found.get("notes").toString()).as(name).contains(note);
        if (note.isEmpty()) {
            assertThat(found.get("notes").isEmpty()).as(name + found.get("notes")).isTrue();
        }
    }
}
