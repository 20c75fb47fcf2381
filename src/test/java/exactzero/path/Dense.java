package exactzero.path;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Dense matrices by EJML, an oracle for decompositions of our own. */
record Dense(DMatrixRMaj matrix) {

    static Dense of(int rows, int columns) {
        return new Dense(new DMatrixRMaj(rows, columns));
    }

    static Dense column(double[] values) {
        return new Dense(new DMatrixRMaj(values.length, 1, true, values.clone()));
    }

    static Dense identity(int n) {
        return new Dense(CommonOps_DDRM.identity(n));
    }

    double get(int i, int j) {
        return matrix.get(i, j);
    }

    Dense times(Dense other) {
        return new Dense(CommonOps_DDRM.mult(matrix, other.matrix, null));
    }

    Dense times(double factor) {
        Dense out = new Dense(matrix.copy());
        CommonOps_DDRM.scale(factor, out.matrix);
        return out;
    }

    Dense plus(Dense other) {
        return new Dense(CommonOps_DDRM.add(matrix, other.matrix, null));
    }

    Dense minus(Dense other) {
        return plus(other.times(-1));
    }

    Dense transposed() {
        return new Dense(CommonOps_DDRM.transpose(matrix, null));
    }

    Dense above(Dense other) {
        return new Dense(CommonOps_DDRM.concatRowsMulti(matrix, other.matrix));
    }

    Dense inverse() {
        Dense out = new Dense(matrix.copy());
        if (!CommonOps_DDRM.invert(out.matrix)) {
            throw new IllegalStateException("singular");
        }
        return out;
    }

    Dense pseudoInverse() {
        DMatrixRMaj out = new DMatrixRMaj(matrix.numCols, matrix.numRows);
        CommonOps_DDRM.pinv(matrix, out);
        return new Dense(out);
    }

    double trace() {
        return CommonOps_DDRM.trace(matrix);
    }

    double largest() {
        return CommonOps_DDRM.elementMaxAbs(matrix);
    }
}
