package exactzero.cli;

import exactzero.data.ColumnFile;
import exactzero.data.CsvStream;
import exactzero.data.Observations;
import exactzero.data.Provenance;
import exactzero.design.MappedStandardized;
import exactzero.design.Prepared;
import exactzero.design.PreparedTable;
import exactzero.design.StreamedMoments;
import exactzero.path.Constraints;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.report.DialectDocument;
import exactzero.report.PathAxis;
import exactzero.report.PathDocument;
import exactzero.report.PathReport;
import exactzero.report.ReportOptions;
import exactzero.solve.Stopping;
import java.io.IOException;
import java.io.PrintWriter;
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
        if (method == Method.RIDGE && constraints.positive()) {
            throw new UsageException(
                    "--positive is for the Lasso and the elastic net: with it ridge has no closed form");
        }
        fit.limitThreads();
        Stopwatch watch = new Stopwatch();
        if (size.streams(data, notes())) {
            return stream(method, l1Ratio, watch);
        }
        if (data.keptMoments()) {
            return moments(method, l1Ratio, watch);
        }
        if (data.mapped()) {
            return mapped(method, l1Ratio, watch);
        }
        dialects.check(data);
        ReportOptions report = output.report(data.name());
        boolean writes = data.sparse() ? output.writesTo() : output.writesFiles();
        if (writes) {
            PathReport.requireFree(report);
        }
        Observations table = data.observations();
        watch.read();
        PreparedTable prepared = PreparedTable.of(table, fit.scaling());
        Constraints asked = constraints.on(table);
        ElasticNetPath net = method == Method.RIDGE ? null : net(prepared, l1Ratio, asked);
        RidgePath closed = net == null ? new RidgePath(prepared, lambdas, asked) : null;
        Path path = net == null ? closed.path() : net.path();
        watch.fitted();
        FittedPath fitted =
                new FittedPath(table.name(), table.rows(), table.target(), table.provenance(), path, net, closed);
        DialectDocument told = dialects.of(path, table, fit.scaling(), asked, data);
        List<java.nio.file.Path> written = List.of();
        if (writes) {
            ElasticNetPath lasso = net == null
                    ? new ElasticNetPath(prepared, 1, Lambdas.GRID, Stopping.DEFAULT, asked) : net;
            Path ridge = net == null ? path : new RidgePath(prepared, Lambdas.GRID, asked.withoutBounds()).path();
            written = PathReport.write(lasso, lasso.path(), ridge, table.name(), table.target(), picture.axis, report);
        }
        int code = show(fitted, written, told, watch);
        if (closed != null) {
            notes().leastSquares(closed);
        }
        return code;
    }

    private ElasticNetPath net(Prepared prepared, double l1Ratio, Constraints asked) {
        Lambdas lambdas = fit.lambdas();
        try (Progress progress = new Progress("fitting", lambdas.count(), output.quiet())) {
            return new ElasticNetPath(prepared, l1Ratio, lambdas, fit.stopping(), asked, progress);
        }
    }

    /** The path of columns that are mapped into memory. */
    private int mapped(Method method, double l1Ratio, Stopwatch watch) throws IOException {
        if (method == Method.RIDGE || output.writesTo() || !dialects.dialects().isEmpty()) {
            throw new UsageException("of a file of columns the Lasso and elastic-net path is printed, as text or with "
                    + "--json; no ridge, no files, no --dialect");
        }
        ColumnFile columns = data.map();
        MappedStandardized prepared = MappedStandardized.of(columns, fit.scaling());
        watch.read();
        ElasticNetPath net = net(prepared, l1Ratio, constraints.on(columns.name(), columns.features()));
        watch.fitted();
        return show(new FittedPath(columns.name(), columns.rows(), columns.target(),
                Provenance.plain(columns.features()), net.path(), net, null), List.of(), null, watch);
    }

    /** The path of rows that are read in blocks. */
    private int stream(Method method, double l1Ratio, Stopwatch watch) throws IOException {
        requireNoDialect("--stream");
        CsvStream rows = data.stream();
        ReportOptions report = report(rows.name());
        StreamedMoments streamed = size.moments(rows, notes());
        watch.read();
        MomentPaths fitted = MomentPaths.of(rows.name(), streamed, method, l1Ratio, fit, constraints,
                output.writesFiles()).measured(rows, fit, notes());
        watch.fitted();
        int code = show(fitted, rows.name(), report, watch);
        notes().stream(streamed, fitted.digits(), fitted.path().largestGap());
        return code;
    }

    /** The path of rows whose moments were kept. */
    private int moments(Method method, double l1Ratio, Stopwatch watch) throws IOException {
        requireNoDialect("moments");
        String name = data.name();
        ReportOptions report = report(name);
        StreamedMoments kept = data.moments().all();
        watch.read();
        MomentPaths fitted = MomentPaths.of(name, kept, method, l1Ratio, fit, constraints, output.writesFiles());
        watch.fitted();
        int code = show(fitted, name, report, watch);
        notes().moments(kept, fitted.digits(), fitted.path().largestGap());
        return code;
    }

    private void requireNoDialect(String without) {
        if (!dialects.dialects().isEmpty()) {
            throw new UsageException("--dialect needs all rows at once; leave it out, or do without " + without);
        }
    }

    /** Where a report goes, if it can. */
    private ReportOptions report(String name) throws IOException {
        ReportOptions report = output.report(name);
        if (output.writesFiles()) {
            PathReport.requireFree(report);
        }
        return report;
    }

    private int show(MomentPaths fitted, String name, ReportOptions report, Stopwatch watch) throws IOException {
        return show(fitted.asked(name), output.writesFiles() ? fitted.report(name, picture.axis, report) : List.of(),
                null,
                watch);
    }

    /** Prints a path, and what a person should know beside it. */
    private int show(FittedPath fitted, List<java.nio.file.Path> written, @Nullable DialectDocument told,
            Stopwatch watch) throws IOException {
        Path path = fitted.path();
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            new PathDocument(path, fitted.rows(), fitted.target(), fitted.provenance(), fit.scaling().standardize(),
                    fitted.knots(), fitted.cost(), fitted.closed(), output.timings() ? watch.milliseconds() : null,
                    told)
                    .write(root.results());
        } else {
            Text.path(out, fitted.name(), fitted.rows(), fitted.target(), path, fitted.cost(), written);
            if (told != null) {
                DialectText.print(out, told);
            }
        }
        out.flush();
        Notes notes = notes();
        notes.data(fitted.provenance());
        notes.setAside(IntStream.range(0, path.features().size())
                .filter(j -> path.scaling().constant()[j]).mapToObj(path.features()::get).toList());
        notes.convergence(path, fit.stopping().gap());
        if (output.timings() && !output.json()) {
            notes.timings(watch);
        }
        return path.allConverged() ? 0 : Failures.NOT_CONVERGED;
    }

    private Notes notes() {
        return new Notes(spec.commandLine().getErr(), output.quiet());
    }
}
