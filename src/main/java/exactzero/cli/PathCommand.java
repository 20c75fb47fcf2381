package exactzero.cli;

import exactzero.data.CsvStream;
import exactzero.data.Observations;
import exactzero.data.Provenance;
import exactzero.design.PreparedTable;
import exactzero.design.StandardizedMoments;
import exactzero.design.StreamedMoments;
import exactzero.path.Constraints;
import exactzero.path.ElasticNetPath;
import exactzero.path.Knot;
import exactzero.path.Lambdas;
import exactzero.path.MeasuredPath;
import exactzero.path.Monitor;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.report.DialectDocument;
import exactzero.report.PathAxis;
import exactzero.report.PathDocument;
import exactzero.report.PathReport;
import exactzero.report.ReportOptions;
import exactzero.solve.Cost;
import exactzero.solve.Stopping;
import java.io.IOException;
import java.nio.file.Files;
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

    @Mixin(name = "Size")
    private SizeOptions size;

    @Mixin(name = "Penalty")
    private Penalty penalty;

    @Mixin(name = "Fit")
    private FitOptions fit;

    @Mixin(name = "Constraints")
    private ConstraintOptions constraints;

    @Mixin(name = "Picture")
    private PictureOptions picture;

    @Mixin(name = "Other tools")
    private DialectOptions dialects;

    @Mixin(name = "Output")
    private OutputOptions output;

    /** For files larger than the memory. */
    static final class SizeOptions {
        @Option(names = "--stream",
                description = "Read a CSV of numbers in blocks of rows, never all of it: for more rows than the memory "
                        + "holds. Prints the path, writes no files.")
        private boolean stream;
    }

    /** Which penalty the printed path has. */
    static final class Penalty {
        @Option(names = "--method", paramLabel = "METHOD",
                description = "lasso, ridge or elastic-net (default: lasso).")
        private String method = Method.LASSO.toString();

        @Option(names = "--l1-ratio", paramLabel = "A", description = "Share of L1 in the elastic net (default: 0.5).")
        private @Nullable Double l1Ratio;
    }

    /** How the paths are drawn. */
    static final class PictureOptions {
        @Option(names = "--axis", paramLabel = "AXIS",
                description = "Draw over lambda (its logarithm), norm (the L1 norm of the weights) or deviance (the "
                        + "fraction explained) (default: lambda).")
        private PathAxis axis = PathAxis.LAMBDA;
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
        if (size.stream) {
            return stream(method, l1Ratio, watch);
        }
        dialects.check(data);
        Observations table = data.observations();
        ReportOptions report = output.report(table.name());
        boolean writes = data.sparse() ? output.writesTo() : output.writesFiles();
        if (writes) {
            PathReport.requireFree(report);
        }
        watch.read();
        PreparedTable prepared = PreparedTable.of(table, fit.scaling());
        Constraints asked = constraints.on(table);
        ElasticNetPath net = method == Method.RIDGE ? null : net(prepared, l1Ratio, asked);
        RidgePath closed = net == null ? new RidgePath(prepared, lambdas, asked) : null;
        Path path = net == null ? closed.path() : net.path();
        Cost cost = net == null ? null : net.cost();
        watch.fitted();
        DialectDocument told = dialects.of(path, table, fit.scaling(), asked, data);
        List<java.nio.file.Path> written = List.of();
        if (writes) {
            ElasticNetPath lasso = net == null
                    ? new ElasticNetPath(prepared, 1, Lambdas.GRID, Stopping.DEFAULT, asked) : net;
            Path ridge = net == null ? path : new RidgePath(prepared, Lambdas.GRID, asked.withoutBounds()).path();
            written = PathReport.write(lasso, ridge, table.name(), table.target(), picture.axis, report);
        }
        if (output.json()) {
            List<Knot> knots = net != null && net.hasKnots() ? net.knots() : null;
            new PathDocument(path, table.rows(), table.target(), table.provenance(), fit.scaling().standardize(), knots,
                    cost, closed,
                    output.timings() ? watch.milliseconds() : null, told).write(root.results());
        } else {
            Text.path(spec.commandLine().getOut(), table.name(), table.rows(), table.target(), path, cost, written);
            if (told != null) {
                DialectText.print(spec.commandLine().getOut(), told);
            }
        }
        if (closed != null) {
            new Notes(spec.commandLine().getErr(), output.quiet()).leastSquares(closed);
        }
        tell(table.provenance(), path, stopping, watch);
        return path.allConverged() ? 0 : Failures.NOT_CONVERGED;
    }

    private ElasticNetPath net(PreparedTable prepared, double l1Ratio, Constraints asked) {
        Lambdas lambdas = fit.lambdas();
        try (Progress progress = new Progress("fitting", lambdas.count(), output.quiet())) {
            return new ElasticNetPath(prepared, l1Ratio, lambdas, fit.stopping(), asked, progress);
        }
    }

    /** The path of rows that are read in blocks, as text or JSON; its gaps and R2 are measured on the rows. */
    private int stream(Method method, double l1Ratio, Stopwatch watch) throws IOException {
        if (output.writesTo() || !dialects.dialects().isEmpty()) {
            throw new UsageException("--stream prints the path, as text or with --json; no files, no --dialect");
        }
        CsvStream rows = data.stream();
        StreamedMoments streamed = StreamedMoments.of(rows);
        watch.read();
        StandardizedMoments prepared = StandardizedMoments.of(streamed.moments(), fit.scaling());
        Provenance provenance = Provenance.plain(prepared.back().features());
        Constraints asked = constraints.on(rows.name(), prepared.back().features());
        ElasticNetPath net = method == Method.RIDGE ? null
                : new ElasticNetPath(prepared, l1Ratio, fit.lambdas(), fit.stopping(), asked, Monitor.NONE);
        RidgePath closed = net == null ? UsageException.check(
                () -> new RidgePath(streamed.moments(), fit.scaling(), fit.lambdas(), asked)) : null;
        Path path = MeasuredPath.of(net == null ? closed.path() : net.path(), rows, fit.scaling(), asked,
                fit.stopping());
        Cost cost = net == null ? null : net.cost();
        watch.fitted();
        int count = Math.toIntExact(streamed.read().rows());
        if (output.json()) {
            new PathDocument(path, count, streamed.target(), provenance, fit.scaling().standardize(),
                    net != null && net.hasKnots() ? net.knots() : null, cost, closed,
                    output.timings() ? watch.milliseconds() : null, null).write(root.results());
        } else {
            Text.path(spec.commandLine().getOut(), rows.name(), count, streamed.target(), path, cost, List.of());
        }
        tell(provenance, path, fit.stopping(), watch);
        new Notes(spec.commandLine().getErr(), output.quiet())
                .stream(streamed, Files.size(rows.file()), streamed.digits(prepared.magnified()), path);
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
