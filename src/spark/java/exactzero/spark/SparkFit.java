package exactzero.spark;

import exactzero.certify.Certificate;
import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.data.Source;
import exactzero.design.FitMoments;
import exactzero.design.MomentDesign;
import exactzero.design.StandardizedMoments;
import exactzero.design.StreamedMoments;
import exactzero.path.ElasticNetPath;
import exactzero.path.Knot;
import exactzero.path.Lambdas;
import exactzero.path.MeasuredFits;
import exactzero.path.Monitor;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.report.PathAxis;
import exactzero.report.PathReport;
import exactzero.report.ReportOptions;
import exactzero.select.CvCurve;
import exactzero.select.Model;
import exactzero.select.Rule;
import exactzero.select.SelectionOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A path fitted to the moments of a data frame's rows and measured on the rows, cross-validated if asked: a look at the first rows, one job for the
 * moments, folds included, and one for the gaps, whatever the number of lambdas. For features whose products the driver and
 * every executor can hold, 8 p^2 bytes some times over, a fold.
 */
public final class SparkFit {
    private final SelectionOptions options;
    private final StreamedMoments moments;
    private final StandardizedMoments prepared;
    private final @Nullable ElasticNetPath net;
    private final MeasuredFits measured;
    private final Path path;
    private final @Nullable CvCurve curve;

    private SparkFit(SparkRows rows, SelectionOptions options, SparkMoments of, boolean validated) {
        this.options = options;
        moments = of.all();
        prepared = StandardizedMoments.of(moments.moments(), options.scaling());
        boolean ridge = options.l1Ratio() == 0;
        net = ridge ? null
                : new ElasticNetPath(prepared, options.l1Ratio(), options.lambdas(), options.stopping(),
                        options.constraints(), Monitor.NONE);
        Path fitted = net == null
                ? new RidgePath(moments.moments(), options.scaling(), options.lambdas(), options.constraints()).path()
                : net.path();
        measured = MeasuredFits.of(measured(rows, new FitMoments(fitted.scaling(), fitted.b())), moments.read(),
                options.scaling(), options.stopping(), fitted);
        path = measured.path(0, options.constraints());
        curve = validated ? new SparkFolds(rows, options, of.folds()).curve(path.lambda()) : null;
    }

    /**
     * Fits a path.
     *
     * @param options of them scaling, l1Ratio (0 for ridge), lambdas, constraints and stopping rule
     */
    public static SparkFit path(SparkRows rows, SelectionOptions options) {
        return new SparkFit(rows, options, SparkMoments.of(rows), false);
    }

    /**
     * Fits a path and cross-validates it.
     *
     * @param options of them folds, seed and rule too; for the rule the smallest error, or one standard error from it
     */
    public static SparkFit crossValidated(SparkRows rows, SelectionOptions options) {
        if (!Rule.OF_CURVES.contains(options.rule())) {
            throw new IllegalArgumentException(
                    "rule is '" + options.rule().label() + "'; here it must be min or 1se");
        }
        if (!options.scaling().intercept() || options.adaptive() || options.relaxed() || options.repeats() > 1) {
            throw new IllegalArgumentException("on Spark one cross-validation of plain fits with an intercept is made");
        }
        SparkRows held = rows.inFolds(options.folds(), options.seed());
        return new SparkFit(held, options, SparkMoments.of(held), true);
    }

    /** What fits leave of all rows: a job. */
    static FitMoments measured(SparkRows rows, FitMoments nothing) {
        RowReader reader = rows.reader();
        var shared = rows.context().broadcast(Jobs.bytes(nothing));
        try {
            return Jobs.combined(rows.rdd(), (partition, part) -> {
                FitMoments fits = (FitMoments) Jobs.object(shared.value());
                Iterator<Dataset> blocks = reader.blocks(partition, part);
                while (blocks.hasNext()) {
                    fits.add(blocks.next());
                }
                return fits;
            }, parts -> {
                FitMoments sum = parts.getFirst().empty();
                parts.forEach(sum::add);
                return sum;
            }).orElseThrow(() -> new DataException("the data frame has no row with weight"));
        } finally {
            shared.destroy();
        }
    }

    /** The fits, with the gaps and R2 that the rows give them. */
    public Path path() {
        return path;
    }

    /** The knots of a Lasso or elastic net. */
    public List<Knot> knots() {
        return net().knots();
    }

    /** The path that the moments give, which can be asked for more than its lambdas. */
    public ElasticNetPath net() {
        if (net == null) {
            throw new IllegalStateException("ridge has no knots: its weights are nowhere at zero");
        }
        return net;
    }

    /** The moments of all rows, from which more can be fitted without a job. */
    public StreamedMoments moments() {
        return moments;
    }

    /** Decimal digits that the products of the standardised columns are good to. */
    public double digits() {
        return moments.digits(prepared.magnified());
    }

    /** The cross-validated errors, where that was asked for. */
    public Optional<CvCurve> curve() {
        return Optional.ofNullable(curve);
    }

    /** The index of the lambda that the rule chooses from {@link #curve}. */
    public int chosen() {
        return options.rule().choose(curve().orElseThrow(
                () -> new IllegalStateException("the path was not cross-validated: there is nothing to choose by")));
    }

    /** What is proven of every weight of the k-th fit of a Lasso or elastic net. */
    public Certificate certificate(int k) {
        if (options.l1Ratio() == 0) {
            throw new IllegalStateException("ridge has no zeros to prove");
        }
        return Certificate.of(new MomentDesign(prepared), measured.fit(0, k, options.constraints()));
    }

    /** The k-th fit as the model that model.json holds. */
    public Model model(int k) {
        double[] weights = path.coefficients(k);
        List<Model.Term> terms = new ArrayList<>();
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] != 0.0) {
                terms.add(new Model.Term(Source.number(path.features().get(j)), weights[j], Double.NaN));
            }
        }
        String method = path.l1Ratio() == 1 ? "lasso" : path.l1Ratio() == 0 ? "ridge" : "elastic-net";
        String rule = curve == null ? Double.toString(path.lambda()[k]) : options.rule().label();
        return new Model(moments.target(), method, path.l1Ratio(), path.lambda()[k], rule, options.seed(),
                moments.moments().rows(), path.intercept(k), terms, Set.of());
    }

    /**
     * Writes the report of the path and of ridge beside it, as from memory.
     *
     * @param name what the data are called
     */
    public List<java.nio.file.Path> report(String name, PathAxis axis, ReportOptions to) throws IOException {
        Path ridge = new RidgePath(moments.moments(), options.scaling(), Lambdas.GRID,
                options.constraints().withoutBounds()).path();
        return PathReport.write(net(), path, ridge, name, moments.target(), axis, to);
    }
}
