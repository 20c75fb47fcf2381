package exactzero.cli;

import exactzero.data.Dataset;
import exactzero.design.Standardized;
import exactzero.path.ElasticNetPath;
import exactzero.path.Knot;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.report.PathDocument;
import exactzero.report.PathReport;
import exactzero.report.ReportOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Coefficient paths over lambda. */
@Command(
        name = "path",
        mixinStandardHelpOptions = true,
        versionProvider = ExactZero.Version.class,
        description = "Coefficient paths over lambda, Lasso and Ridge, as table and plots.")
final class PathCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOptions data;

    @Mixin
    private FitOptions fit;

    @Mixin
    private OutputOptions output;

    @Option(names = "--method", paramLabel = "METHOD", description = "lasso, ridge or elastic-net (default: lasso)")
    private String method = "lasso";

    @Option(names = "--l1-ratio", paramLabel = "A", description = "share of L1 in the elastic net (default: 0.5)")
    private double l1Ratio = 0.5;

    @Override
    public Integer call() throws IOException {
        Method chosen = Method.parse(method);
        Lambdas lambdas = fit.lambdas();
        fit.limitThreads();
        Stopwatch watch = new Stopwatch();
        Dataset table = data.read();
        ReportOptions report = output.report(table.name());
        if (output.writesFiles()) {
            PathReport.requireFree(report);
        }
        watch.read();
        Standardized prepared = Standardized.of(table, fit.scaling());
        ElasticNetPath net = chosen == Method.RIDGE ? null : chosen.net(prepared, l1Ratio, lambdas);
        Path path = net == null ? RidgePath.fit(prepared, lambdas) : net.path();
        watch.fitted();
        List<java.nio.file.Path> written = List.of();
        if (output.writesFiles()) {
            Path sparse = path.l1Ratio() > 0 ? path : ElasticNetPath.lasso(prepared, Lambdas.GRID);
            Path ridge = path.l1Ratio() > 0 ? RidgePath.fit(prepared, Lambdas.GRID) : path;
            written = PathReport.write(sparse, ridge, table.name(), table.target(), report);
        }
        if (output.json()) {
            List<Knot> knots = net != null && path.l1Ratio() == 1 ? net.knots() : null;
            new PathDocument(path, table.rows(), table.target(), fit.scaling().standardize(), knots,
                    output.timings() ? watch.milliseconds() : null).write(System.out);
        } else {
            Text.path(spec.commandLine().getOut(), table, path, written);
        }
        return path.allConverged() ? 0 : Failures.NOT_CONVERGED;
    }
}
