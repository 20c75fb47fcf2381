package exactzero.cli;

import exactzero.data.DataException;
import exactzero.data.Observations;
import exactzero.path.Constraints;
import exactzero.select.L1RatioSearch;
import exactzero.select.Rule;
import exactzero.select.SelectionOptions;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the penalty is chosen, shared by the commands that cross-validate. */
final class ChoosingOptions {

    @Option(names = "--choose", paramLabel = "RULE",
            description = "min: the smallest cross-validated error; 1se: the fewest features within one standard error "
                    + "of it; aic, bic, ebic: an information criterion; count=K: K features; or a lambda "
                    + "(default: 1se).")
    private String rule = Rule.ONE_SE.label();

    @Option(names = "--folds", paramLabel = "K", description = "Folds of the cross-validation (default: 10).")
    private @Nullable Integer foldCount;

    @Option(names = "--repeats", paramLabel = "R",
            description = "Cross-validations, each with folds of its own, to average (default: 1).")
    private int repeats = 1;

    @Option(names = "--stability", paramLabel = "B",
            description = "Pairs of random halves of the rows for selection frequencies; 0 for none (default: 50).")
    private @Nullable Integer pairs;

    @Option(names = "--adaptive",
            description = "Adaptive Lasso: penalise each weight inversely to its size in a ridge fit.")
    private boolean adaptive;

    @Option(names = "--relaxed",
            description = "Choose lambda by least squares on the features kept, not by the shrunken weights.")
    private boolean relaxed;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of folds and halves (default: 1).")
    private long seed = 1;

    @Option(names = "--l1-ratio", split = ",", hideParamSyntax = true, paramLabel = "A,A",
            description = "Share of L1; below 1 an elastic net; of several the one with the smallest cross-validated error "
                    + "(default: 1, the Lasso).")
    private double[] l1Ratios = {1};

    /** How a selection is made that is fitted so. */
    SelectionOptions with(FitOptions fit) {
        int folds = folds();
        if (folds < 2) {
            throw new UsageException("--folds is " + folds + "; it must be 2 or more, at most one per row");
        }
        return new SelectionOptions(fit.scaling(), Method.requireL1Ratio(l1Ratios[0]), fit.lambdas(),
                folds, seed, Rule.parse(rule), fit.stopping(), Constraints.NONE)
                .withRepeats(repeats).withPairs(pairs == null ? SelectionOptions.PAIRS : pairs).with(adaptive, relaxed);
    }

    /** The options with the share of L1 that predicts best, where there is a choice; says which. */
    SelectionOptions searched(Observations table, SelectionOptions wanted, Notes notes) {
        SelectionOptions options = wanted.on(table);
        for (double l1Ratio : l1Ratios) {
            Method.requireL1Ratio(l1Ratio);
        }
        if (l1Ratios.length == 1) {
            return options;
        }
        L1RatioSearch search;
        try (Progress progress = new Progress("trying L1 ratios", options.folds() * l1Ratios.length, notes.quiet())) {
            search = L1RatioSearch.of(table, options, l1Ratios, progress);
        }
        notes.l1Ratio(search);
        return options.withL1Ratio(search.best());
    }

    /** Refuses what takes more of the rows than moments of folds, once they have been read in blocks. */
    void requireStreamable() {
        String refused = l1Ratios.length > 1 ? "several --l1-ratio" : adaptive ? "--adaptive"
                : repeats > 1 ? "--repeats" : pairs != null && pairs > 0 ? "--stability" : "";
        if (!refused.isEmpty()) {
            throw new UsageException(refused + " needs all rows at once; leave it out, or do without --stream");
        }
    }

    private int folds() {
        return foldCount == null ? 10 : foldCount;
    }

    /** Every fold needs a row, and two rows outside it. */
    void requireFolds(Observations table) {
        int rows = table.rows();
        if (rows < 3) {
            throw new DataException(table.name() + ": " + rows + (rows == 1 ? " row" : " rows")
                    + "; cross-validation needs at least 3.\nAdd rows, or see: exactzero path --help");
        }
        if (table.folds().length > 0) {
            requireGivenFolds(table);
            return;
        }
        int folds = folds();
        int least = rows == 3 ? 3 : 2;
        if (folds > rows || folds < least) {
            throw new UsageException("--folds is " + folds + "; with the " + rows + " rows of " + table.name()
                    + " it must be " + (least == rows ? "3" : "from " + least + " to " + rows));
        }
    }

    private void requireGivenFolds(Observations table) {
        if (foldCount != null || repeats > 1) {
            throw new UsageException("--fold-column tells the folds; leave out "
                    + (foldCount != null ? "--folds" : "--repeats, which would all be the same"));
        }
        String column = table.name() + ", column '" + table.provenance().foldColumn() + "'";
        int[] labels = Arrays.stream(table.folds()).sorted().toArray();
        if (labels[0] == labels[labels.length - 1]) {
            throw new DataException(column + ": the same in every row; --fold-column needs at least two folds");
        }
        int largest = Arrays.stream(labels).distinct().map(label -> count(labels, label)).max().orElseThrow();
        if (labels.length - largest < 2) {
            throw new DataException(column + ": only one row is outside the largest fold; two are needed to fit");
        }
    }

    private static int count(int[] sorted, int label) {
        return (int) Arrays.stream(sorted).filter(other -> other == label).count();
    }
}
