package exactzero.bench;

import exactzero.certify.Certificate;
import exactzero.data.CsvOptions;
import exactzero.data.CsvReader;
import exactzero.data.CsvStream;
import exactzero.data.Dataset;
import exactzero.data.SparseDataset;
import exactzero.data.SparseMatrix;
import exactzero.data.SyntheticSpec;
import exactzero.design.Scaling;
import exactzero.design.SparseStandardized;
import exactzero.design.Standardized;
import exactzero.design.StandardizedMoments;
import exactzero.design.StreamedMoments;
import exactzero.path.Constraints;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Monitor;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.select.Selection;
import exactzero.select.SelectionOptions;
import exactzero.solve.Stopping;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Something that the library is asked for, and its answer as one number, made of every bit.
 *
 * @param name for messages
 * @param answer computes it anew
 */
record SoakTask(String name, LongSupplier answer) {
    private static final java.nio.file.Path FILE = java.nio.file.Path.of("data/diabetes.csv");
    private static final String TARGET = "progression";

    long fingerprint() {
        return answer.getAsLong();
    }

    static List<SoakTask> all() {
        Dataset tall = SyntheticSpec.of(400, 30, 8).generate().dataset();
        Dataset wide = SyntheticSpec.of(80, 900, 8).generate().dataset();
        Standardized shared = Standardized.of(tall, Scaling.STANDARD);
        return List.of(
                new SoakTask("a tall path", () -> of(net(Standardized.of(tall, Scaling.STANDARD), 1).path())),
                new SoakTask("a path of shared data", () -> of(net(shared, 0.5).path())),
                new SoakTask("a wide path", () -> of(net(Standardized.of(wide, Scaling.STANDARD), 1).path())),
                new SoakTask("knots", () -> net(shared, 1).knots().stream()
                        .mapToLong(knot -> Double.doubleToRawLongBits(knot.lambda())).sum()),
                new SoakTask("ridge", () -> of(RidgePath.fit(shared, Lambdas.GRID))),
                new SoakTask("wide ridge",
                        () -> of(RidgePath.fit(Standardized.of(wide, Scaling.STANDARD), Lambdas.GRID))),
                new SoakTask("a sparse path", () -> of(new ElasticNetPath(SparseStandardized.of(sparse(wide),
                        Scaling.STANDARD), 1, Lambdas.grid(20, 0.1), Stopping.DEFAULT).path())),
                new SoakTask("a certificate", () -> certificate(shared)),
                new SoakTask("a file", () -> of(net(Standardized.of(CsvReader.read(FILE, CsvOptions.of(TARGET)),
                        Scaling.STANDARD), 1).path())),
                new SoakTask("a streamed file", () -> of(new ElasticNetPath(StandardizedMoments.of(StreamedMoments
                        .of(CsvStream.of(FILE, CsvOptions.of(TARGET))).moments(), Scaling.STANDARD), 1, Lambdas.GRID,
                        Stopping.DEFAULT, Constraints.NONE, Monitor.NONE).path())),
                new SoakTask("a selection", () -> selection(tall)));
    }

    private static ElasticNetPath net(Standardized data, double l1Ratio) {
        return new ElasticNetPath(data, l1Ratio, Lambdas.grid(40, 0.01), Stopping.DEFAULT);
    }

    private static SparseDataset sparse(Dataset data) {
        return SparseDataset.of(data.name(), data.features(), SparseMatrix.of(data.columns(), data.rows()),
                data.target(), data.y());
    }

    private static long certificate(Standardized data) {
        ElasticNetPath net = net(data, 1);
        double lambda = net.largestLambda() / 10;
        Certificate certificate = Certificate.of(data, net.at(lambda).b()[0], net.penalty(lambda));
        return certificate.weights().stream().mapToLong(proof -> Double.doubleToRawLongBits(proof.low())
                + 31 * Double.doubleToRawLongBits(proof.high())).reduce(7, (a, b) -> 31 * a + b);
    }

    private static long selection(Dataset data) {
        Selection selection = Selection.of(data, SelectionOptions.DEFAULT.withPairs(2), Monitor.NONE);
        return of(selection.fit()) + 31 * of(selection.ridge());
    }

    private static long of(Path path) {
        long hash = bits(path.lambda()) + 31 * bits(path.gap());
        for (double[] b : path.b()) {
            hash = 31 * hash + bits(b);
        }
        return hash;
    }

    private static long bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).reduce(7, (a, b) -> 31 * a + b);
    }
}
