package exactzero.spark;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.design.Moments;
import exactzero.design.StandardizedMoments;
import exactzero.kernel.CompensatedSums;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Monitor;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.select.CvCurve;
import exactzero.select.MomentFolds;
import exactzero.select.Predictions;
import exactzero.select.SelectionOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cross-validation from the moments of folds: those of a training set are the sum of the other folds'. The errors of a fold are quadratic
 * forms in its moments, or, where these leave too few digits, measured on its rows by one job.
 */
final class SparkFolds {
    private final SparkRows rows;
    private final SelectionOptions options;
    private final List<Moments> held;

    SparkFolds(SparkRows rows, SelectionOptions options, List<Moments> held) {
        this.rows = rows;
        this.options = options;
        this.held = held;
    }

    /** @param lambda decreasing */
    CvCurve curve(double[] lambda) {
        MomentFolds moments = new MomentFolds(held);
        List<Path> paths = new ArrayList<>();
        double[][] errors = new double[held.size()][];
        boolean all = true;
        for (int fold = 0; fold < errors.length; fold++) {
            Moments training = moments.training(fold);
            Path path = fit(training, fold, Lambdas.of(lambda));
            errors[fold] = moments.errors(fold, training, path);
            all &= Arrays.stream(errors[fold]).noneMatch(Double::isNaN);
            paths.add(path);
        }
        double[] weight = held.stream().mapToDouble(Moments::weight).toArray();
        return CvCurve.of(lambda, weight, all ? errors : onRows(paths, weight));
    }

    private Path fit(Moments training, int fold, Lambdas lambdas) {
        try {
            return options.l1Ratio() == 0
                    ? new RidgePath(training, options.scaling(), lambdas, options.constraints()).path()
                    : new ElasticNetPath(StandardizedMoments.of(training, options.scaling()), options.l1Ratio(),
                            lambdas, options.stopping(), options.constraints(), Monitor.NONE).path();
        } catch (DataException e) {
            throw new DataException("without fold " + (fold + 1) + " of " + held.size() + ": " + e.getMessage()
                    + ".\nTry other folds: more or fewer of them, or another seed", e);
        }
    }

    /** Mean squared errors of the held-out rows: a job. */
    private double[][] onRows(List<Path> paths, double[] weight) {
        int count = paths.getFirst().size();
        double[][] intercept = paths.stream().map(Path::intercepts).toArray(double[][]::new);
        double[][][] coefficients = paths.stream()
                .map(path -> IntStream.range(0, count).mapToObj(path::coefficients).toArray(double[][]::new))
                .toArray(double[][][]::new);
        RowReader reader = rows.reader();
        var shared = rows.context().broadcast(coefficients);
        try {
            CompensatedSums sums = Jobs.combined(rows.rdd(), (partition, part) -> {
                CompensatedSums squares = new CompensatedSums(intercept.length * count);
                Iterator<Dataset> blocks = reader.blocks(partition, part);
                while (blocks.hasNext()) {
                    Dataset block = blocks.next();
                    for (int fold = 0; fold < intercept.length; fold++) {
                        addSquares(block, fold, intercept[fold], shared.value()[fold], squares);
                    }
                }
                return squares;
            }, parts -> {
                CompensatedSums sum = new CompensatedSums(intercept.length * count);
                parts.forEach(sum::add);
                return sum;
            }).orElseThrow();
            double[][] errors = new double[intercept.length][count];
            for (int i = 0; i < errors.length * count; i++) {
                errors[i / count][i % count] = sums.get(i) / weight[i / count];
            }
            return errors;
        } finally {
            shared.destroy();
        }
    }

    private static void addSquares(Dataset block, int fold, double[] intercept, double[][] coefficients,
            CompensatedSums squares) {
        int[] inside = IntStream.range(0, block.rows())
                .filter(i -> block.weights()[i] > 0 && block.folds()[i] == fold).toArray();
        if (inside.length == 0) {
            return;
        }
        Dataset held = block.rows(inside);
        for (int k = 0; k < intercept.length; k++) {
            double[] predicted = Predictions.of(intercept[k], coefficients[k], held.columns());
            double sum = 0;
            for (int i = 0; i < predicted.length; i++) {
                double off = held.y()[i] - predicted[i];
                sum += held.weights()[i] * off * off;
            }
            squares.add(fold * intercept.length + k, sum);
        }
    }
}
