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
        if (table instanceof Standardized full) {
            return of(full, lambdas, constraints);
        }
        double[] size = constraints.ridgeSizes(table.back());
        Ridge products = ofProducts(table, size).orElse(null);
        double digits = products == null ? 0 : digits(products, size, lambdas);
        double enough = products instanceof GramRidge ? SeminormalCorrection.ENOUGH : Ridge.ENOUGH;
        Standardized full = digits >= enough ? null : table.full().orElse(null);
        if (full != null) {
            return of(full, lambdas, constraints);
        }
        if (products != null && digits > 0) {
            return new RidgeRoute(products, table, table.back(), size, meanSquare(table));
        }
        throw tooLarge(table, smallest(lambdas));
    }

    private static RidgeRoute of(Standardized full, Lambdas lambdas, Constraints constraints) {
        double[] size = constraints.ridgeSizes(full.back());
        Ridge ridge = Ridge.of(full.design(), full.y(), size, smallest(lambdas));
        return new RidgeRoute(ridge, full, full.back(), size, meanSquare(full));
    }

    private static double meanSquare(PreparedTable table) {
        return Kernel.BEST.dot(table.y(), table.y()) / table.y().length;
    }

    /**
     * The decomposition of the products of rows or of columns, whichever are fewer, where it is no little work and the products
     * fit the memory; of columns only where few of their entries are not zero, or they do not fit the memory as full ones.
     * Weights that are not penalised take the products of rows, or full columns.
     */
    private static Optional<Ridge> ofProducts(PreparedTable table, double[] size) {
        int n = table.y().length;
        int p = size.length;
        double few = Math.min(n, p);
        if (Ridge.littleWork(n, p) || Double.BYTES * COPIES * few * few > Runtime.getRuntime().maxMemory()) {
            return Optional.empty();
        }
        Optional<Ridge> byRows =
                table.design() instanceof RowDesign z ? Ridge.ofRows(z, table.y(), size) : Optional.empty();
        if (byRows.isPresent() || Arrays.stream(size).anyMatch(s -> s == 0)
                || !table.few() && table.full().isPresent()) {
            return byRows;
        }
        return Optional.of(GramRidge.of(StandardizedMoments.of(table), size));
    }

    private static TooLargeException tooLarge(PreparedTable table, double lambda) {
        int n = table.y().length;
        int p = table.back().size();
        int few = Math.min(n, p);
        String asked = Double.isNaN(lambda) ? "" : " at lambda " + lambda;
        return new TooLargeException(String.format(Locale.ROOT,
                "ridge%s of %d rows and %d features needs %d x %d or %d x %d numbers in memory, some %d times over, more than "
                        + "the %d MB that Java may use.%nGive it more (EXACTZERO_JAVA_OPTS=-Xmx...), leave out features, or see "
                        + "the Lasso alone: exactzero path",
                asked, n, p, n, p, few, few, COPIES, Runtime.getRuntime().maxMemory() >> 20));
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

    /** Digits at the smallest lambda; none at lambda 0, which takes full columns. */
    private static double digits(Ridge ridge, double[] size, Lambdas lambdas) {
        double smallest = Arrays.stream(new RidgeLambdas(ridge, size).values(lambdas)).min().orElseThrow();
        return smallest == 0 ? 0 : ridge.digits(smallest);
    }

    private static double smallest(Lambdas lambdas) {
        return Arrays.stream(lambdas.given()).min().orElse(Double.NaN);
    }
}
