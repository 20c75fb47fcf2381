package exactzero.compare;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.path.Monitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The Lasso, the elastic net and ridge, each by this library and by others on the same data at the same lambda.
 *
 * @param name what the data are called
 * @param target name of the target
 * @param rows number of rows
 * @param features names of the features that were fitted
 * @param constant columns that do not vary and were left out, as others refuse them
 * @param heldOut number of rows held out for the prediction error; 0 when there are too few
 * @param contests Lasso, elastic net, ridge
 */
public record Comparison(
        String name,
        String target,
        int rows,
        List<String> features,
        List<String> constant,
        int heldOut,
        Plan plan,
        List<Contest> contests) {

    /** Steps of which progress is told. */
    public static final int STEPS = 6;

    public Comparison {
        features = List.copyOf(features);
        constant = List.copyOf(constant);
        contests = List.copyOf(contests);
    }

    /**
     * Compares.
     *
     * @param rivals of any l1Ratio: those of 1 meet our Lasso, those of 0 our ridge, the others our elastic net
     * @param progress told the number of steps done, of {@link #STEPS}
     * @throws DataException when rows are weighted unequally, or no two rows or no feature are left
     */
    public static Comparison of(
            Dataset table, Plan plan, List<Rival> rivals, FirstCall.Probe probe, Monitor progress) {
        requireEqualWeights(table);
        int[] varying = IntStream.range(0, table.size()).filter(j -> varies(table.columns()[j])).toArray();
        Dataset data = columns(table, varying);
        Strengths strengths = Double.isNaN(plan.lambda()) ? Strengths.of(data, plan.seed())
                : new Strengths(plan.lambda(), plan.lambda());
        progress.done(1);
        Split split = Split.of(data, plan.seed()).orElse(null);
        Arena arena = new Arena(data, Optional.ofNullable(split), plan, probe);
        List<Arena.Round> rounds = new ArrayList<>();
        for (double l1Ratio : new double[] {1, plan.l1Ratio(), 0}) {
            rounds.add(arena.round(new OurFit(l1Ratio),
                    rivals.stream().filter(rival -> rival.l1Ratio() == l1Ratio).toList(),
                    l1Ratio == 0 ? strengths.ridge() : strengths.lasso()));
            progress.done(1 + rounds.size());
        }
        Iterator<Timing> timings = arena.timings(rounds);
        progress.done(STEPS - 1);
        List<Contest> contests = rounds.stream().map(round -> arena.contest(round, timings)).toList();
        return new Comparison(table.name(), table.target(), data.rows(), data.features(),
                table.features().stream().filter(name -> !data.features().contains(name)).toList(),
                split == null ? 0 : split.test().rows(), plan, contests);
    }

    private static boolean varies(double[] column) {
        return Arrays.stream(column).anyMatch(value -> value != column[0]);
    }

    private static Dataset columns(Dataset table, int[] kept) {
        if (kept.length == 0) {
            throw new DataException(
                    table.name() + ": every feature column is constant: nothing can explain '" + table.target() + "'");
        }
        return Dataset.of(table.name(), Arrays.stream(kept).mapToObj(table.features()::get).toList(),
                Arrays.stream(kept).mapToObj(j -> table.columns()[j]).toArray(double[][]::new), table.target(),
                table.y());
    }

    private static void requireEqualWeights(Dataset table) {
        if (Arrays.stream(table.weights()).anyMatch(weight -> weight != table.weights()[0])) {
            throw new DataException(table.name() + ": rows are weighted unequally, which the other programs cannot do,"
                    + " or do wrongly.\nCompare without --weights");
        }
    }
}
