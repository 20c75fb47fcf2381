package exactzero.solve;

import exactzero.data.DataException;
import exactzero.design.DenseDesign;
import exactzero.design.Design;
import exactzero.design.RowDesign;
import exactzero.kernel.Kernel;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;

/**
 * Ridge with weights that are not penalised: their columns are projected out of the others and of the target, and they fit
 * best what the others leave (Frisch and Waugh 1933).
 */
public final class PartlyFreeRidge extends Ridge {
    private static final Kernel KERNEL = Kernel.BEST;

    private final Design z;
    private final double[] y;
    private final int[] penalised;
    private final FreeColumns free;
    private final Ridge rest;

    private PartlyFreeRidge(Design z, double[] y, int[] penalised, FreeColumns free, Ridge rest) {
        this.z = z;
        this.y = y;
        this.penalised = penalised;
        this.free = free;
        this.rest = rest;
    }

    /** Projects the columns. */
    static PartlyFreeRidge of(DenseDesign z, double[] y, KeptColumns penalised, FreeColumns free, double smallest) {
        KeptColumns projected =
                penalised.map(free::project, 4L * y.length * penalised.count() * free.count());
        if (projected.count() == 0) {
            throw nothingLeft();
        }
        return new PartlyFreeRidge(z, y, penalised.kept(), free, of(projected, free.project(y), smallest));
    }

    /** Projects the products of rows. */
    static PartlyFreeRidge of(RowDesign z, double[] y, int[] penalised, double[] size, FreeColumns free) {
        return new PartlyFreeRidge(z, y, penalised, free,
                new KernelRidge(new ImplicitColumns(z, penalised, size, free), free.project(y)));
    }

    static DataException nothingLeft() {
        return new DataException("the unpenalised features explain all others: nothing is left to penalise");
    }

    @Override
    public double[] solve(double lambda) {
        return completed(rest.solve(lambda));
    }

    @Override
    public double[][] solve(double[] lambda) {
        double[][] b = rest.solve(lambda);
        for (double[] row : b) {
            completed(row);
        }
        return b;
    }

    @Override
    int features() {
        return z.features();
    }

    @Override
    public double[] unpenalised() {
        return completed(rest.unpenalised());
    }

    /** Adds the free weights in place. */
    private double[] completed(double[] b) {
        free.complete(z.residual(y, b), b);
        return b;
    }

    @Override
    public double norm(double lambda) {
        return rest.norm(lambda);
    }

    @Override
    public double meanSquare(double lambda) {
        return rest.meanSquare(lambda);
    }

    @Override
    public double degreesOfFreedom(double lambda) {
        return rest.degreesOfFreedom(lambda) + free.count();
    }

    @Override
    public int free() {
        return free.count();
    }

    @Override
    public double meanEigenvalue() {
        return rest.meanEigenvalue();
    }

    @Override
    public double least() {
        return rest.least();
    }

    @Override
    public double digits(double lambda) {
        return Math.min(rest.digits(lambda), MOST_DIGITS - Math.log10(free.magnification()));
    }

    @Override
    public OptionalInt rank() {
        OptionalInt others = rest.rank();
        return others.isPresent() ? OptionalInt.of(others.getAsInt() + free.count()) : others;
    }

    @Override
    public double[] leverages(double lambda) {
        double[] leverages = rest.leverages(lambda);
        free.addLeverages(leverages);
        return leverages;
    }

    /** c'b = (c_P - Z_P'd)'b_P + d'y for the others P, d in the span of the free columns. */
    private double[] ofOthers(double[] c, double[] d) {
        double[] others = c.clone();
        double[] pulls = new double[c.length];
        z.pulls(d, pulls);
        for (int j : penalised) {
            others[j] -= pulls[j] * d.length;
        }
        return others;
    }

    @Override
    DoubleUnaryOperator combination(double[] c) {
        double[] d = free.adjoint(c, y.length);
        double fixed = KERNEL.dot(d, y);
        DoubleUnaryOperator others = rest.combination(ofOthers(c, d));
        return lambda -> fixed + others.applyAsDouble(lambda);
    }

    /** What moves b_P is apart from the span of the free columns: variances add up. */
    @Override
    double[] variances(double lambda, double[][] combinations) {
        double[][] others = new double[combinations.length][];
        double[] own = new double[combinations.length];
        for (int l = 0; l < combinations.length; l++) {
            double[] d = free.adjoint(combinations[l], y.length);
            others[l] = ofOthers(combinations[l], d);
            own[l] = KERNEL.dot(d, d);
        }
        double[] variances = rest.variances(lambda, others);
        for (int l = 0; l < variances.length; l++) {
            variances[l] += own[l];
        }
        return variances;
    }
}
