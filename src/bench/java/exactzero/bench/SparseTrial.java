package exactzero.bench;

import exactzero.data.SparseDataset;
import exactzero.design.PreparedTable;
import exactzero.design.Scaling;
import exactzero.kernel.Kernel;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.solve.Stopping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The sparse problem, one gap, in a JVM of its own. Arguments: the gap, the number of runs, the beginning of the files. */
final class SparseTrial {
    private SparseTrial() {}

    public static void main(String[] arguments) throws IOException {
        Stopping stopping = new Stopping(Double.parseDouble(arguments[0]), 1e-9, 100_000);
        SparseDataset data = TextLike.draw();
        double cold = Stopwatch.seconds(() -> fit(data, stopping));
        double[] seconds = Stopwatch.times(() -> fit(data, stopping), Integer.parseInt(arguments[1]));
        ElasticNetPath fitted = fit(data, stopping);
        Doubles.write(Path.of(arguments[2] + ".lambda"), fitted.path().lambda());
        Fits.of(fitted.path()).write(Path.of(arguments[2] + ".fits"));
        Facts.write(Path.of(arguments[2] + ".facts"),
                "kernel", Kernel.BEST.name(),
                "cold", cold,
                "seconds", DoubleStream.of(seconds).mapToObj(Double::toString).collect(Collectors.joining(" ")));
    }

    private static ElasticNetPath fit(SparseDataset data, Stopping stopping) {
        return new ElasticNetPath(PreparedTable.of(data, Scaling.STANDARD), 1, Lambdas.grid(100, 0.01), stopping);
    }
}
