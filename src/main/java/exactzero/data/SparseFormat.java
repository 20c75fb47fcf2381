package exactzero.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The formats of sparse matrices that are read, told by the file's ending, perhaps with .gz behind it. */
public enum SparseFormat {
    /** Rows of index:value, see {@link SvmLightReader}. */
    SVM_LIGHT("svm|svmlight|libsvm"),
    /** See {@link MatrixMarketReader}. */
    MATRIX_MARKET("mtx");

    private final String name;

    SparseFormat(String endings) {
        name = ".*\\.(" + endings + ")(\\.gz)?";
    }

    /** The format of a file; none where its ending is of no sparse format. */
    public static Optional<SparseFormat> of(Path file) {
        return Arrays.stream(values()).filter(format -> file.toString().matches(format.name)).findFirst();
    }

    /**
     * The rows of a file for the features of an earlier one, called x1, x2, ... after their indices.
     *
     * @param sources of the features
     * @throws DataException if the file cannot be read, or has no column for a feature; in SVMlight, where zeros are not
     *     written, only a name that is no index is none
     */
    public NewRows newRows(Path file, List<Source> sources) {
        SparseDataset svm = this == SVM_LIGHT ? SvmLightReader.read(file) : null;
        SparseMatrix matrix = svm == null ? MatrixMarketReader.matrix(file) : svm.columns();
        String first = svm == null ? "x1" : svm.features().getFirst();
        int origin = Integer.parseInt(first.substring(1));
        double[][] columns = new double[sources.size()][];
        for (int k = 0; k < columns.length; k++) {
            int j = index(file, sources.get(k)) - origin;
            if (j >= matrix.columns() && this == MATRIX_MARKET) {
                throw new DataException(file + " has " + matrix.columns() + " columns; the model needs '"
                        + sources.get(k).feature() + "'");
            }
            columns[k] = j < 0 || j >= matrix.columns() ? new double[matrix.rows()] : matrix.full(j);
        }
        return new NewRows(columns, matrix.rows(), List.of(), 0);
    }

    private static int index(Path file, Source source) {
        if (source.coding() != Source.Coding.NUMBER || !source.column().matches("x\\d{1,9}")) {
            throw new DataException(
                    file + ": no feature '" + source.feature() + "', needed by the model; those of a sparse "
                            + "matrix are called x1, x2, ...");
        }
        return Integer.parseInt(source.column().substring(1));
    }
}
