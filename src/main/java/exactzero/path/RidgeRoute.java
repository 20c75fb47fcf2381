package exactzero.path;

import exactzero.data.DataException;
import exactzero.data.TooLargeException;
import exactzero.design.PreparedTable;
import exactzero.design.RowDesign;
import exactzero.design.Standardization;
import exactzero.design.Standardized;
import exactzero.design.StandardizedMoments;
import exactzero.kernel.Kernel;
import exactzero.solve.GramRidge;
import exactzero.solve.Ridge;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the decomposition of a path of ridge is made from.
 *
 * @param ridge the decomposition
 * @param data the table whose columns it is of; null where only their products are known
 * @param back the way back to original units
 * @param size penalised size of every weight
 * @param meanSquare y'y / n of the centred target
 */
record RidgeRoute(Ridge ridge, @Nullable PreparedTable data, Standardization back, double[] size, double meanSquare) {
    /** Matrices of the size of the rows' products that a cross-validation holds at once: of all rows, and of two folds' rest. */
    private static final int COPIES = 12;

    /** See {@link RidgePath#RidgePath(PreparedTable, Lambdas, Constraints)}. */
    static RidgeRoute of(PreparedTable table, Lambdas lambdas, Constraints constraints) {
        double meanSquare = Kernel.BEST.dot(table.y(), table.y()) / table.y().length;
        double[] size = constraints.ridgeSizes(table.back());
        Ridge byRows = byRows(table, size).orElse(null);
        double digits = byRows == null ? 0 : digits(byRows, lambdas);
        if (byRows != null && digits >= Ridge.ENOUGH) {
            return new RidgeRoute(byRows, table, table.back(), size, meanSquare);
        }
        Standardized full = table.full().orElse(null);
        if (full != null) {
            double[] sizes = constraints.ridgeSizes(full.back());
            return new RidgeRoute(Ridge.of(full.design(), full.y(), sizes, smallest(lambdas)), full, full.back(), sizes,
                    meanSquare);
        }
        if (byRows == null) {
            return of(StandardizedMoments.of(table), lambdas, constraints);
        }
        if (!(digits > 0)) {
            throw new TooLargeException(String.format(Locale.ROOT,
                    "ridge at lambda %s needs full columns, %d x %d numbers, more than the %d MB that Java may "
                            + "use.%nGive it more (EXACTZERO_JAVA_OPTS=-Xmx...), or take a larger lambda",
                    smallest(lambdas), table.y().length, size.length, Runtime.getRuntime().maxMemory() >> 20));
        }
        return new RidgeRoute(byRows, table, table.back(), size, meanSquare);
    }

    /** From the products of columns. */
    static RidgeRoute of(StandardizedMoments products, Lambdas lambdas, Constraints constraints) {
        double[] size = constraints.ridgeSizes(products.back());
        if (Arrays.stream(size).anyMatch(s -> s == 0)) {
            throw new IllegalArgumentException("a penalty factor is 0; from moments alone every weight is penalised");
        }
        if (smallest(lambdas) == 0) {
            throw new IllegalArgumentException("lambda is 0; from moments alone it must be above 0");
        }
        GramRidge gram = GramRidge.of(products, size);
        double smallest = Double.isNaN(smallest(lambdas)) ? gram.smallestUseful() : smallest(lambdas);
        if (!(gram.digits(smallest) > 0)) {
            throw new DataException("no digit of ridge at lambda " + smallest
                    + " can be told from these moments: measure columns from origins nearer to their means, or take larger lambdas");
        }
        return new RidgeRoute(gram, null, products.back(), size, products.meanSquare());
    }

    /** From the products of rows, where there are fewer of them than columns, these are not full, and the products fit the memory. */
    private static Optional<Ridge> byRows(PreparedTable table, double[] size) {
        double n = table.y().length;
        boolean fit = Double.BYTES * COPIES * n * n <= Runtime.getRuntime().maxMemory();
        return fit && table.design() instanceof RowDesign z ? Ridge.ofRows(z, table.y(), size) : Optional.empty();
    }

    /** Digits at the smallest lambda; none at lambda 0, which takes full columns. */
    private static double digits(Ridge ridge, Lambdas lambdas) {
        double smallest = smallest(lambdas);
        return smallest == 0 ? 0 : ridge.digits(Double.isNaN(smallest) ? ridge.smallestUseful() : smallest);
    }

    private static double smallest(Lambdas lambdas) {
        return Arrays.stream(lambdas.given()).min().orElse(Double.NaN);
    }
}
