package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be done is told in one or two lines, by exit code, and leaves nothing behind. */
class RefusalTest {
    private static final String ROWS = "1,2,3\n2,1,4\n3,5,1\n4,4,9\n5,2,6\n";

    @TempDir
    private Path folder;

    record Fault(String name, String csv, List<String> message) {
        static Fault of(String name, String csv, String... message) {
            return new Fault(name, csv, List.of(message));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(
                Fault.of("empty file", "", "file is empty", "header"),
                Fault.of("header only", "a,b,y\n", "no rows", "line 1, column 1"),
                Fault.of("ragged row", "a,b,y\n1,2,3\n1,2\n", "line 3", "2 cells", "3", "delimiters"),
                Fault.of("unknown target", "a,b,Y\n" + ROWS, "'y'", "--target", "did you mean 'Y'"),
                Fault.of("text target", "a,b,y\n1,2,low\n2,3,high\n", "line 2", "'y'", "'low'", "numeric column"),
                Fault.of("text among numbers", "a,b,y\n1,7,3\n2,8,3\n2,blue,4\n", "line 4", "'b'", "'blue'", "--drop",
                        "b"),
                Fault.of("text in a column with a comma", "a,\"b, c\",y\n1,7,3\n2,8,3\n2,x,4\n",
                        "--categorical '\"b, c\"'"),
                Fault.of("infinite cell", "a,b,y\n1,2,3\n2,inf,4\n", "line 3", "'b'", "finite", "Correct the cell"),
                Fault.of("missing cell", "a,b,y\n1,2,3\n2,NaN,4\n", "line 3", "'b'", "missing", "--drop b"),
                Fault.of("missing target", "a,b,y\n1,2,3\n2,3,\n", "line 3", "'y'", "missing", "--missing drop"),
                Fault.of("duplicate header", "a,a,y\n" + ROWS, "line 1", "'a'", "1 and 2", "rename"),
                Fault.of("one row", "a,b,y\n1,2,3\n", "data", "row", "at least"),
                Fault.of("constant columns", "a,b,y\n" + "1,2,3\n1,2,4\n".repeat(5), "data", "constant", "'y'"),
                Fault.of("constant target", "a,b,y\n" + "1,2,3\n2,1,3\n".repeat(5), "'y'", "constant"),
                Fault.of("target alone", "y\n1\n2\n3\n", "no feature", "'y'"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultyDataAreRefusedByEveryCommand(Fault fault) throws IOException {
        Path csv = Files.writeString(folder.resolve("data.csv"), fault.csv());
        for (String command : List.of("select", "path")) {
            Run run = Run.of(command, csv, "--target", "y", "--out", folder.resolve("out"), "--json");
            refused(run, 3);
            assertThat(run.err()).contains(fault.message());
        }
    }

    @Test
    void missingFilesAndFoldersAreNamed() {
        Path missing = folder.resolve("missing.csv");
        Run run = Run.of("select", missing, "--target", "y", "--out", folder.resolve("out"));
        refused(run, 3);
        assertThat(run.err()).contains(missing.toString());
        run = Run.of("path", folder, "--target", "y", "--out", folder.resolve("out"));
        refused(run, 3);
        assertThat(run.err()).contains(folder.toString(), "directory");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            --lambda -1              | lambda is -1.0; it must be a number of at least 0
            --lambda NaN             | lambda is NaN; it must be a number of at least 0
            --lambda 1,1e999         | lambda is Infinity
            --lambda 1 --lambdas 5   | leave out one
            --lambdas 0              | number of lambdas is 0; it must be at least 1
            --lambdas ten            | '--lambdas': 'ten' is not an int
            --lambda-ratio 1         | between 0 and 1
            --lambda-ratio NaN       | between 0 and 1
            --threads 0              | it must be at least 1
            --threads -1             | it must be at least 1
            --gap 0                  | between 0 and 1
            --drop y                 | 'y' cannot be both dropped and the target
            --delimiter ab           | 'ab' is not one character
            --format tiff            | HTML, SVG, PNG, PDF, CSV
            --no-such-option         | Unknown option: '--no-such-option'
            --lambdaa 3              | Possible solutions: --lambda
            extra                    | 'extra'
            """)
    void optionsOutOfRangeAreUsageErrorsOfBothCommands(String options, String message) {
        for (String command : List.of("select", "path")) {
            Run run = Run.of(arguments(command, options));
            refused(run, 2);
            assertThat(run.err()).contains(message);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            select | --folds 1                           | --folds is 1; it must be 2 or more
            select | --folds 6                           | it must be from 2 to 5
            select | --l1-ratio 0                        | above 0 and at most 1
            select | --l1-ratio 1.5                      | above 0 and at most 1
            select | --choose best                       | it must be min, 1se, aic
            path   | --method lars                       | lasso, ridge or elastic-net
            path   | --method ridge --l1-ratio 0.5       | --l1-ratio is for --method elastic-net
            path   | --method ridge --positive           | ridge has no closed form
            path   | --method elastic-net --l1-ratio NaN | above 0 and at most 1
            """)
    void optionsOutOfRangeAreUsageErrors(String command, String options, String message) {
        Run run = Run.of(arguments(command, options));
        refused(run, 2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void foldsThatCannotBeMadeAreToldWithTheLegalRange() throws IOException {
        Path csv = Files.writeString(folder.resolve("three.csv"), "a,y\n1,2\n2,1\n3,5\n");
        Run run = Run.of("select", csv, "--target", "y", "--json", "--folds", 2);
        refused(run, 2);
        assertThat(run.err()).contains("it must be 3");
        Run.done("select", csv, "--target", "y", "--json", "--folds", 3);
        csv = Files.writeString(folder.resolve("two.csv"), "a,y\n1,2\n2,1\n");
        run = Run.of("select", csv, "--target", "y", "--json", "--folds", 2);
        refused(run, 3);
        assertThat(run.err()).contains("two: 2 rows", "at least 3");
    }

    @Test
    void aFoldWithoutWhichTheTargetIsConstantIsTold() throws IOException {
        Path csv = Files.writeString(folder.resolve("rare.csv"), "a,y\n1,0\n2,0\n3,0\n4,1\n");
        Run run = Run.of("select", csv, "--target", "y", "--folds", 4, "--json");
        refused(run, 3);
        assertThat(run.err()).contains("without fold", "of 4", "constant", "another seed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "select", "select data.csv", "select --target y", "selct", "synth --rows"})
    void whatLacksIsAUsageError(String line) {
        Run run = Run.of((Object[]) line.split(" ", -1));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("exactzero: ");
    }

    @Test
    void noCommandShowsTheCommands() {
        Run run = Run.of();
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("select", "path", "synth", "Try: ");
    }

    @Test
    void whatExistsIsNotOverwrittenWithoutForce() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        Path table = Files.writeString(out.resolve("selected.csv"), "mine");
        Object[] line = {"select", csv(), "--target", "y", "--folds", 5, "--out", out, "--format", "csv"};
        Run run = Run.of(line);
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(table.toString(), "--force", "--out");
        assertThat(table).hasContent("mine");

        Run.done(Stream.concat(Stream.of(line), Stream.of("--force")).toArray());
        assertThat(Files.readString(table)).startsWith("feature,");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsRefusedBeforeTheFit() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        for (String command : List.of("select", "path")) {
            Run run =
                    Run.of(command, csv(), "--target", "y", "--folds", 5, "--out", file.resolve("sub").resolve("sub"));
            if (command.equals("path")) {
                run = Run.of(command, csv(), "--target", "y", "--out", file.resolve("sub").resolve("sub"));
            }
            assertThat(run.code()).isEqualTo(5);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains(file.toString(), "not a directory", "--out");
        }
        Run run = Run.of("synth", "--out", file.resolve("synthetic.csv"));
        assertThat(run.code()).isEqualTo(5);
        assertThat(file).hasContent("mine");
    }

    @Test
    void aFolderWithoutPermissionIsRefused() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeTrue(!Files.isWritable(locked), "this user may write everywhere");
        Run run = Run.of("path", csv(), "--target", "y", "--out", locked.resolve("out"));
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains(locked.toString(), "no permission", "--out");
        run = Run.of("synth", "--out", locked.resolve("synthetic.csv"));
        assertThat(run.code()).isEqualTo(5);
    }

    @Test
    void aFileWithoutPermissionIsTold() throws IOException {
        Path csv = csv();
        Files.setPosixFilePermissions(csv, PosixFilePermissions.fromString("-wx------"));
        assumeTrue(!Files.isReadable(csv), "this user may read everything");
        Run run = Run.of("path", csv, "--target", "y", "--json");
        refused(run, 3);
        assertThat(run.err()).contains(csv.toString(), "no permission");
    }

    private void refused(Run run, int code) {
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("exactzero: ").doesNotContain("Exception", "\tat ");
        assertThat(run.err().lines()).hasSizeBetween(1, 2);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private Path csv() throws IOException {
        return Files.writeString(folder.resolve("data.csv"), "a,b,y\n" + ROWS);
    }

    private Object[] arguments(String command, String options) {
        try {
            return Stream.concat(Stream.of(command, csv(), "--target", "y", "--json", "--out", folder.resolve("out")),
                    Stream.of(options.split(" ", -1))).toArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
