package exactzero.select;

import exactzero.data.NewRows;
import exactzero.data.Observations;
import exactzero.data.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a selection leaves for later: intercept + sum of weight x feature, over the features that it keeps.
 *
 * @param target name of the target
 * @param method lasso, elastic-net, with adaptive- or relaxed- before it
 * @param l1Ratio share of L1
 * @param lambda chosen lambda
 * @param rule by which it was chosen
 * @param seed of folds and halves
 * @param rows number of rows fitted
 * @param intercept in units of the target
 * @param terms the features that are kept, in the order of the data
 * @param levels of the categorical columns among them, as column=level, those that are dropped too
 */
public record Model(
        String target,
        String method,
        double l1Ratio,
        double lambda,
        String rule,
        long seed,
        int rows,
        double intercept,
        List<Term> terms,
        Set<String> levels) {

    /**
     * One feature.
     *
     * @param source where it comes from
     * @param weight in original units, never zero
     * @param standIn for a missing cell; NaN where a missing cell is refused
     */
    public record Term(Source source, double weight, double standIn) {}

    public Model {
        terms = List.copyOf(terms);
        levels = Set.copyOf(levels);
    }

    /**
     * The model of a selection.
     *
     * @param data what was selected from
     */
    public static Model of(Selection selection, Observations data) {
        return data.gaps().isEmpty() ? of(selection) : of(selection, data.standIns());
    }

    /** The model of a selection from data in which no cell was missing. */
    public static Model of(Selection selection) {
        double[] none = new double[selection.features().size()];
        Arrays.fill(none, Double.NaN);
        return of(selection, none);
    }

    /** @param standIns for missing cells of each feature; NaN where they are refused */
    private static Model of(Selection selection, double[] standIns) {
        SelectionOptions options = selection.options();
        double[] weights = selection.features().stream()
                .mapToDouble(feature -> options.relaxed() ? feature.relaxed() : feature.lasso()).toArray();
        List<Source> sources = selection.provenance().sources();
        List<Term> terms = new ArrayList<>();
        Set<String> columns = new TreeSet<>();
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] != 0.0) {
                Source source = sources.get(j);
                terms.add(new Term(source, weights[j], standIns[j]));
                columns.add(source.column());
            }
        }
        Set<String> levels = new TreeSet<>();
        for (Source source : sources) {
            if (source.coding() == Source.Coding.LEVEL && columns.contains(source.column())) {
                levels.add(source.feature());
            }
        }
        String method = (options.relaxed() ? "relaxed-" : "") + (options.adaptive() ? "adaptive-" : "")
                + (options.l1Ratio() == 1 ? "lasso" : "elastic-net");
        double intercept = (options.relaxed() ? selection.relaxed() : selection.fit()).intercept(0);
        return new Model(selection.target(), method, options.l1Ratio(), selection.lambda(), options.rule().label(),
                options.seed(), selection.rows(), intercept, terms, levels);
    }

    /** Where its features come from. */
    public List<Source> sources() {
        return terms.stream().map(Term::source).toList();
    }

    /** What stands in for missing cells. */
    public double[] standIns() {
        return terms.stream().mapToDouble(Term::standIn).toArray();
    }

    /**
     * The predictions for rows read for {@link #sources}: for the rows that were fitted, bit by bit those of the fit. A model
     * without terms predicts its intercept.
     */
    public double[] predict(NewRows rows) {
        double[] weights = terms.stream().mapToDouble(Term::weight).toArray();
        return Predictions.of(intercept, weights, rows.columns(), rows.rows());
    }
}
