package exactzero.cli;

import exactzero.data.CsvDialect;
import exactzero.data.CsvOptions;
import exactzero.data.CsvReader;
import exactzero.data.Dataset;
import exactzero.data.MissingRule;
import exactzero.data.NpyReader;
import exactzero.data.Source;
import exactzero.report.TableFile;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where the data come from, shared by the commands that read a table. */
final class DataOptions {

    @Parameters(paramLabel = "FILE", description = "A CSV with a header (also .csv.gz), or a NumPy matrix (npy).")
    private Path file;

    @Option(
            names = "--target",
            required = true,
            paramLabel = "NAME",
            description = "The column to explain; for a NumPy matrix an npy file. Required.")
    private String target;

    @Option(names = "--weights", paramLabel = "NAME", description = "Column (or npy file) of observation weights.")
    private @Nullable String weights;

    @Option(names = "--fold-column", paramLabel = "NAME",
            description = "Column whose equal cells are the rows that cross-validation holds out together.")
    private @Nullable String folds;

    @Option(names = "--drop", split = ",", hideParamSyntax = true, paramLabel = "A,B",
            description = "Columns to leave out.")
    private Set<String> drop = new LinkedHashSet<>();

    @Option(names = "--keep", split = ",", hideParamSyntax = true, paramLabel = "A,B",
            description = "Columns to use as features, no others.")
    private Set<String> keep = new LinkedHashSet<>();

    @Mixin
    private FormatOptions format;

    @Option(names = "--missing", paramLabel = "RULE",
            description = "Missing values: fail, drop (their rows), mean (filled; in cross-validation by the training "
                    + "rows' means) or mean+indicator (default: fail).")
    private String missing = MissingRule.FAIL.label();

    /** The file's path. */
    Path file() {
        return file;
    }

    /** Reads the file. */
    Dataset read() {
        if (file.toString().endsWith(".npy")) {
            if (!drop.isEmpty() || !keep.isEmpty() || folds != null || format.given()) {
                throw new UsageException(
                        "--drop, --keep, --fold-column and how a file is written are for CSV files; choose columns "
                                + "before saving " + file);
            }
            return NpyReader.read(file, Path.of(target), weights == null ? null : Path.of(weights));
        }
        return CsvReader.read(file, UsageException.check(this::csvOptions));
    }

    /** The file as another tool has to read it to get the data that were read from it. */
    TableFile tableFile(Dataset table) {
        boolean npy = file.toString().endsWith(".npy");
        CsvDialect dialect = UsageException.check(format::dialect);
        boolean asRead = !npy && table.gaps().isEmpty() && table.provenance().notes().isEmpty()
                && table.provenance().sources().stream().allMatch(source -> source.coding() == Source.Coding.NUMBER);
        return new TableFile(file, target, weights, npy ? ',' : CsvReader.delimiter(file, dialect),
                dialect.decimal() == null ? '.' : dialect.decimal(), dialect.charset().name(), asRead);
    }

    private CsvOptions csvOptions() {
        return CsvOptions.of(target)
                .withWeights(weights)
                .withFolds(folds)
                .withDrop(FormatOptions.unquoted(drop))
                .withKeep(FormatOptions.unquoted(keep))
                .withCategorical(format.categorical())
                .withMissing(MissingRule.parse(missing))
                .withDialect(format.dialect());
    }
}
