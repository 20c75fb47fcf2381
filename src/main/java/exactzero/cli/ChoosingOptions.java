package exactzero.cli;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.path.Constraints;
import exactzero.select.L1RatioSearch;
import exactzero.select.Rule;
import exactzero.select.SelectionOptions;
import picocli.CommandLine.Option;

/** How the penalty is chosen, shared by the commands that cross-validate. */
final class ChoosingOptions {

    @Option(names = "--choose", paramLabel = "RULE",
            description = "min: the smallest cross-validated error; 1se: the fewest features within one standard error "
                    + "of it; aic, bic, ebic: an information criterion; count=K: K features; or a lambda "
                    + "(default: 1se).")
    private String rule = Rule.ONE_SE.label();

    @Option(names = "--folds", paramLabel = "K", description = "Folds of the cross-validation (default: 10).")
    private int folds = 10;

    @Option(names = "--repeats", paramLabel = "R",
            description = "Cross-validations, each with folds of its own, to average (default: 1).")
    private int repeats = 1;

    @Option(names = "--stability", paramLabel = "B",
            description = "Pairs of random halves of the rows for selection frequencies; 0 for none (default: 50).")
    private int pairs = SelectionOptions.PAIRS;

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
        if (folds < 2) {
            throw new UsageException("--folds is " + folds + "; it must be 2 or more, at most one per row");
        }
        return new SelectionOptions(fit.scaling(), Method.requireL1Ratio(l1Ratios[0]), fit.lambdas(),
                folds, seed, Rule.parse(rule), fit.stopping(), Constraints.NONE)
                .withRepeats(repeats).withPairs(pairs).with(adaptive, relaxed);
    }

    /** The options with the share of L1 that predicts best, where there is a choice; says which. */
    SelectionOptions searched(Dataset table, SelectionOptions options, Notes notes) {
        for (double l1Ratio : l1Ratios) {
            Method.requireL1Ratio(l1Ratio);
        }
        if (l1Ratios.length == 1) {
            return options;
        }
        L1RatioSearch search;
        try (Progress progress = new Progress("trying L1 ratios", folds * l1Ratios.length, notes.quiet())) {
            search = L1RatioSearch.of(table, options, l1Ratios, progress);
        }
        notes.l1Ratio(search);
        return options.withL1Ratio(search.best());
    }

    /** Every fold needs a row, and two rows outside it. */
    void requireFolds(Dataset table) {
        int rows = table.rows();
        if (rows < 3) {
            throw new DataException(table.name() + ": " + rows + (rows == 1 ? " row" : " rows")
                    + "; cross-validation needs at least 3.\nAdd rows, or see: exactzero path --help");
        }
        int least = rows == 3 ? 3 : 2;
        if (folds > rows || folds < least) {
            throw new UsageException("--folds is " + folds + "; with the " + rows + " rows of " + table.name()
                    + " it must be " + (least == rows ? "3" : "from " + least + " to " + rows));
        }
    }
}
