package exactzero.cli;

import exactzero.data.Dataset;
import exactzero.data.Provenance;
import exactzero.data.SparseDataset;
import exactzero.design.Prepared;
import exactzero.design.SparseStandardized;
import exactzero.design.Standardized;
import exactzero.path.Constraints;
import exactzero.path.ElasticNetPath;
import exactzero.path.Knot;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.report.PathDocument;
import exactzero.report.PathReport;
import exactzero.report.ReportOptions;
import exactzero.solve.Cost;
import exactzero.solve.Route;
import exactzero.solve.Stopping;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Coefficient paths over lambda. */
@Command(
        name = "path",
        mixinStandardHelpOptions = true,
        versionProvider = ExactZero.Version.class,
        sortOptions = false,
        customSynopsis = "exactzero path FILE --target=NAME [OPTION]...",
        description = "Coefficient paths over lambda, Lasso and Ridge, as table and plots.",
        footer = {
            "",
            "Example: exactzero path data/longley.csv --target Employed --json"
        })
final class PathCommand implements Callable<Integer> {

    @ParentCommand
    private ExactZero root;

    @Spec
    private CommandSpec spec;

    @Mixin(name = "Data")
    private DataOptions data;

    @Mixin(name = "Penalty")
    private Penalty penalty;

    @Mixin(name = "Fit")
    private FitOptions fit;

    @Mixin(name = "Constraints")
    private ConstraintOptions constraints;

    @Mixin(name = "Output")
    private OutputOptions output;

    /** Which penalty the printed path has. */
    static final class Penalty {
        @Option(names = "--method", paramLabel = "METHOD",
                description = "lasso, ridge or elastic-net (default: lasso).")
        private String method = Method.LASSO.toString();

        @Option(names = "--l1-ratio", paramLabel = "A", description = "Share of L1 in the elastic net (default: 0.5).")
        private @Nullable Double l1Ratio;
    }

    @Override
    public Integer call() throws IOException {
        Method method = Method.parse(penalty.method);
        double l1Ratio = method.l1Ratio(penalty.l1Ratio);
        Lambdas lambdas = UsageException.check(fit::lambdas);
        Stopping stopping = fit.stopping();
        if (method == Method.RIDGE && constraints.positive()) {
            throw new UsageException(
                    "--positive is for the Lasso and the elastic net: with it ridge has no closed form");
        }
        fit.limitThreads();
        Stopwatch watch = new Stopwatch();
        if (data.sparse()) {
            return sparse(method, l1Ratio, watch);
        }
        Dataset table = data.read();
        ReportOptions report = output.report(table.name());
        if (output.writesFiles()) {
            PathReport.requireFree(report);
        }
        watch.read();
        Standardized prepared = Standardized.of(table, fit.scaling());
        Constraints asked = constraints.on(table);
        ElasticNetPath net = method == Method.RIDGE ? null : net(prepared, l1Ratio, asked);
        RidgePath closed = net == null ? new RidgePath(prepared, lambdas, asked) : null;
        Path path = net == null ? closed.path() : net.path();
        Cost cost = net == null ? null : net.cost();
        watch.fitted();
        List<java.nio.file.Path> written = List.of();
        if (output.writesFiles()) {
            ElasticNetPath sparse = net == null
                    ? new ElasticNetPath(prepared, 1, Lambdas.GRID, Stopping.DEFAULT, asked) : net;
            Path ridge = net == null ? path : new RidgePath(prepared, Lambdas.GRID, asked.withoutBounds()).path();
            written = PathReport.write(sparse, ridge, table.name(), table.target(), report);
        }
        if (output.json()) {
            List<Knot> knots = net != null && net.hasKnots() ? net.knots() : null;
            new PathDocument(path, table.rows(), table.target(), table.provenance(), fit.scaling().standardize(), knots,
                    cost, closed,
                    output.timings() ? watch.milliseconds() : null).write(root.results());
        } else {
            Text.path(spec.commandLine().getOut(), table.name(), table.rows(), table.target(), path, cost, written);
        }
        if (closed != null) {
            new Notes(spec.commandLine().getErr(), output.quiet()).leastSquares(closed);
        }
        tell(table.provenance(), path, stopping, watch);
        return path.allConverged() ? 0 : Failures.NOT_CONVERGED;
    }

    private ElasticNetPath net(Prepared prepared, double l1Ratio, Constraints asked) {
        Lambdas lambdas = fit.lambdas();
        try (Progress progress = new Progress("fitting", lambdas.count(), output.quiet())) {
            return new ElasticNetPath(prepared, l1Ratio, lambdas, fit.stopping(), asked, progress);
        }
    }

    /** The path of a sparse matrix, as text or JSON. */
    private int sparse(Method method, double l1Ratio, Stopwatch watch) throws IOException {
        if (method == Method.RIDGE || output.writesTo()) {
            throw new UsageException("of a sparse matrix the Lasso and elastic-net path is printed, as text or with "
                    + "--json; no ridge, no files");
        }
        SparseDataset table = data.readSparse();
        watch.read();
        ElasticNetPath net = net(SparseStandardized.of(table, fit.scaling()), l1Ratio,
                constraints.on(table.name(), table.features()));
        watch.fitted();
        Path path = net.path();
        if (output.json()) {
            List<Knot> knots = net.cost().route() != Route.COLUMNS && net.hasKnots() ? net.knots() : null;
            new PathDocument(path, table.rows(), table.target(), Provenance.plain(table.features()),
                    fit.scaling().standardize(), knots, net.cost(), null,
                    output.timings() ? watch.milliseconds() : null).write(root.results());
        } else {
            Text.path(spec.commandLine().getOut(), table.name(), table.rows(), table.target(), path, net.cost(),
                    List.of());
        }
        tell(Provenance.plain(table.features()), path, fit.stopping(), watch);
        return path.allConverged() ? 0 : Failures.NOT_CONVERGED;
    }

    private void tell(Provenance provenance, Path path, Stopping stopping, Stopwatch watch) {
        spec.commandLine().getOut().flush();
        Notes notes = new Notes(spec.commandLine().getErr(), output.quiet());
        notes.data(provenance);
        notes.setAside(IntStream.range(0, path.features().size())
                .filter(j -> path.scaling().constant()[j]).mapToObj(path.features()::get).toList());
        notes.convergence(path, stopping.gap());
        if (output.timings() && !output.json()) {
            notes.timings(watch);
        }
    }
}
