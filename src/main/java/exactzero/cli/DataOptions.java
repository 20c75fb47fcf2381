package exactzero.cli;

import exactzero.data.BaseName;
import exactzero.data.ColumnFile;
import exactzero.data.CsvDialect;
import exactzero.data.CsvOptions;
import exactzero.data.CsvReader;
import exactzero.data.CsvStream;
import exactzero.data.Dataset;
import exactzero.data.MatrixMarketReader;
import exactzero.data.MissingRule;
import exactzero.data.NpyReader;
import exactzero.data.Observations;
import exactzero.data.ReducedCsv;
import exactzero.data.Source;
import exactzero.data.SparseDataset;
import exactzero.data.SparseFormat;
import exactzero.data.SvmLightReader;
import exactzero.design.SavedMoments;
import exactzero.report.TableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where the data come from, shared by the commands that read a table. */
final class DataOptions {
    /** Ending of the name of a file of columns. */
    static final String COLUMNS = ".columns";
    /** Ending of the name of a file of moments. */
    static final String MOMENTS = ".moments";

    @Parameters(arity = "0..1", hideParamSyntax = true, paramLabel = "FILE",
            description = "A CSV with a header (also .csv.gz), a NumPy matrix (npy), or a sparse matrix: "
                    + "SVMlight (svm, svmlight, libsvm) or Matrix Market (mtx); for path also a file of columns "
                    + "(columns) or of moments (moments).")
    private @Nullable Path file;

    @Option(
            names = "--target",
            paramLabel = "NAME",
            description = "The column to explain; for a matrix a file, npy or mtx. Required but for SVMlight, columns and moments, "
                    + "which hold it.")
    private @Nullable String target;

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
        if (file == null) {
            throw new UsageException("Missing required parameter: 'FILE'");
        }
        return file;
    }

    /** Whether the file is a CSV, and no matrix. */
    boolean csv() {
        return !npy() && !sparse() && !mapped() && !keptMoments();
    }

    private boolean npy() {
        return file().toString().endsWith(".npy");
    }

    /** Copies the columns of some features, and those of the target, the weights and the folds, to another file. */
    void copy(Set<String> features, Path reduced, boolean force) throws IOException {
        Set<String> columns = new LinkedHashSet<>(features);
        columns.add(target().strip());
        if (weights != null) {
            columns.add(weights.strip());
        }
        if (folds != null) {
            columns.add(folds.strip());
        }
        ReducedCsv.write(file(), format.dialect(), columns, reduced, force);
    }

    /** Whether a file, or a target in it, is named. */
    boolean given() {
        return file != null || target != null;
    }

    /** The file in blocks of rows. */
    CsvStream stream() {
        if (!csv()) {
            throw new UsageException("--stream reads CSV files; " + file + " is none");
        }
        if (folds != null) {
            throw new UsageException("--fold-column needs all rows at once; a stream deals rows to folds by --seed");
        }
        return UsageException.check(() -> CsvStream.of(file, csvOptions()));
    }

    /** The same, in which a column of weights is one like others. */
    CsvStream unweightedStream() {
        CsvStream weighted = stream();
        return CsvStream.of(weighted.file(), weighted.options().withWeights(null));
    }

    /** Name of the column of weights; null for none. */
    @Nullable
    String weights() {
        return weights == null ? null : weights.strip();
    }

    /** Whether the file is one of columns. */
    boolean mapped() {
        return file().toString().endsWith(COLUMNS);
    }

    /** Maps a file of columns. */
    ColumnFile map() {
        requireSelfContained();
        return ColumnFile.open(file());
    }

    /** Whether the file is one of moments. */
    boolean keptMoments() {
        return file().toString().endsWith(MOMENTS);
    }

    /** Reads a file of moments. */
    SavedMoments moments() {
        requireSelfContained();
        return SavedMoments.read(file());
    }

    /** What the data are called, also before they have been read. */
    String name() {
        return BaseName.of(file());
    }

    private void requireSelfContained() {
        requirePlain();
        if (target != null || weights != null) {
            throw new UsageException("--target and --weights: " + file + " tells them itself");
        }
    }

    /** Whether the file holds a sparse matrix. */
    boolean sparse() {
        return SparseFormat.of(file()).isPresent();
    }

    /** Reads the file, of whatever kind. */
    Observations observations() {
        return sparse() ? readSparse() : read();
    }

    private SparseDataset readSparse() {
        requirePlain();
        if (weights != null) {
            throw new UsageException("--weights is for CSV and npy files");
        }
        if (SparseFormat.of(file()).orElseThrow() == SparseFormat.MATRIX_MARKET) {
            return MatrixMarketReader.read(file(), Path.of(target()));
        }
        if (target != null) {
            throw new UsageException("--target: the target of an SVMlight file is the first number of each line");
        }
        return SvmLightReader.read(file());
    }

    /** Reads the file, whose columns must be full. */
    Dataset read() {
        if (sparse()) {
            throw new UsageException(
                    file + " is sparse; sparse matrices are read by select, path, explain and predict");
        }
        if (mapped()) {
            throw new UsageException(file + " is a file of columns; of the commands, only path maps such files");
        }
        if (keptMoments()) {
            throw new UsageException(file + " holds moments; of the commands, only path and merge read such files");
        }
        if (npy()) {
            requirePlain();
            return NpyReader.read(file(), Path.of(target()), weights == null ? null : Path.of(weights));
        }
        return CsvReader.read(file(), UsageException.check(this::csvOptions));
    }

    /** The file as another tool has to read it to get the data that were read from it. */
    TableFile tableFile(Dataset table) {
        boolean npy = file.toString().endsWith(".npy");
        CsvDialect dialect = UsageException.check(format::dialect);
        boolean asRead = !npy && table.gaps().isEmpty() && table.provenance().notes().isEmpty()
                && table.provenance().sources().stream().allMatch(source -> source.coding() == Source.Coding.NUMBER);
        return new TableFile(file, target(), weights, npy ? ',' : CsvReader.delimiter(file, dialect),
                dialect.decimal() == null ? '.' : dialect.decimal(), dialect.charset().name(), asRead);
    }

    private void requirePlain() {
        if (!drop.isEmpty() || !keep.isEmpty() || folds != null || format.given()) {
            throw new UsageException(
                    "--drop, --keep, --fold-column and how a file is written are for CSV files; choose columns "
                            + "before saving " + file);
        }
    }

    private String target() {
        if (target == null) {
            throw new UsageException("Missing required option: '--target=NAME'");
        }
        return target;
    }

    private CsvOptions csvOptions() {
        return CsvOptions.of(target())
                .withWeights(weights)
                .withFolds(folds)
                .withDrop(FormatOptions.unquoted(drop))
                .withKeep(FormatOptions.unquoted(keep))
                .withCategorical(format.categorical())
                .withMissing(MissingRule.parse(missing))
                .withDialect(format.dialect());
    }
}
