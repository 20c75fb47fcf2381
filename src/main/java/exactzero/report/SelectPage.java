package exactzero.report;

import exactzero.certify.Verdict;
import exactzero.path.Path;
import exactzero.select.CvCurve;
import exactzero.select.FeatureResult;
import exactzero.select.Ranking;
import exactzero.select.Rule;
import exactzero.select.Selection;
import exactzero.select.Stability;
import exactzero.select.Twin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of a selection. */
final class SelectPage {
    /** Features in the table; the rest is in the CSV file. */
    static final int SHOWN = 500;
    /** Longer names are cut in the table. */
    static final int LONGEST_NAME = 120;

    private final Selection selection;
    private final int[] order;

    /**
     * A page.
     *
     * @param order features, the most important first
     */
    SelectPage(Selection selection, int[] order) {
        this.selection = selection;
        this.order = order;
    }

    /** A feature as the table says it. */
    record Row(String name, String lasso, String ridge, boolean zero, String verdict, String interval, String pull,
            String threshold, String zeroAtOrAbove, String frequency, String twin) {

        static Row of(FeatureResult feature) {
            return new Row(Label.clean(feature.name(), LONGEST_NAME), Numbers.brief(feature.lasso()),
                    Numbers.brief(feature.ridge()),
                    feature.zero(), words(feature.proof().verdict()),
                    Numbers.interval(feature.proof().low(), feature.proof().high()),
                    Numbers.brief(feature.proof().pull()), Numbers.brief(feature.proof().threshold()),
                    Numbers.brief(feature.zeroAtOrAbove()), Numbers.percent(feature.frequency()),
                    words(feature.twin()));
        }
    }

    private static String words(Twin twin) {
        return !twin.exists() ? ""
                : Label.clean(twin.name(), LONGEST_NAME) + " (" + Numbers.brief(twin.correlation()) + ")";
    }

    /** What a rule chose on a curve. */
    record Choice(String method, String rule, String lambda, String mean, String se, int nonzero, boolean inUse) {

        static Choice of(String method, Path path, CvCurve curve, Rule rule, boolean inUse) {
            int k = rule.choose(curve);
            return new Choice(method, rule.label(), Numbers.brief(curve.lambda()[k]), Numbers.brief(curve.mean()[k]),
                    Numbers.brief(curve.se()[k]), path.nonzero(k), inUse);
        }
    }

    byte[] render(Picture paths, Picture curves, ReportOptions options) throws IOException {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("version", options.version());
        model.put("heading", Label.clean(selection.name()) + ": which weights are exactly zero");
        model.put("lead", new Headline(selection).sentences());
        model.put("warnings", selection.lasso().allConverged() ? List.of() : List.of(Headline.NOT_CONVERGED));
        model.put("target", Label.clean(selection.target()));
        model.put("paths", Svg.text(paths, "paths"));
        model.put("curves", Svg.text(curves, "cv"));
        model.put("lambda", Numbers.brief(selection.lambda()));
        model.put("ridgeLambda", Numbers.brief(selection.ridge().lambda()[selection.ridgeChosen()]));
        model.put("gap", Numbers.brief(selection.gap()));
        model.put("folds", selection.folds());
        model.put("stability", stability());
        int[] shown = Ranking.first(order, SHOWN);
        model.put("rows", Arrays.stream(shown).mapToObj(j -> Row.of(selection.features().get(j))).toList());
        model.put("left", order.length - shown.length);
        model.put("rest", options.formats().contains(Format.CSV)
                ? "all of them are in " + SelectReport.TABLE + "." : "the CSV report has all of them.");
        model.put("choices", choices());
        model.put("facts", facts(selection, "select", options).entrySet());
        return Page.render("select", model);
    }

    /** What the frequencies promise, in words; empty without them. */
    private String stability() {
        Stability stability = selection.stability();
        if (stability.pairs() == 0) {
            return "";
        }
        double threshold = Stability.THRESHOLD;
        return "In " + 2 * stability.pairs() + " fits to random halves of the rows, at the same \u03BB, "
                + stability.count(threshold) + " features are kept at least " + Numbers.percent(threshold)
                + " of the time; of those, at most " + Numbers.brief(stability.falsePicks(threshold))
                + " are expected to be kept no more often than by chance ("
                + Numbers.brief(stability.falsePicksUnimodal(threshold)) + " if frequencies are unimodal).";
    }

    private List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        for (Rule rule : Rule.OF_CURVES) {
            boolean inUse = rule.equals(selection.rule());
            choices.add(
                    Choice.of(Headline.method(selection.lasso()), selection.lasso(), selection.lassoCv(), rule, inUse));
        }
        for (Rule rule : Rule.OF_CURVES) {
            choices.add(Choice.of("Ridge", selection.ridge(), selection.ridgeCv(), rule,
                    rule.choose(selection.ridgeCv()) == selection.ridgeChosen()));
        }
        return choices;
    }

    /** How a selection was made, by which command. */
    static Map<String, String> facts(Selection selection, String command, ReportOptions options) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Program", "Exact Zero " + options.version() + ", command " + command);
        facts.put("Data", Label.clean(selection.name()) + ": " + selection.rows() + " rows, "
                + selection.features().size() + " features");
        facts.put("Target", Label.clean(selection.target()));
        facts.put("Method", Headline.method(selection.lasso()) + ", " + selection.lasso().size()
                + " lambdas; ridge, " + selection.ridge().size() + " lambdas");
        facts.put("Rule", selection.rule().label());
        facts.put("Folds", selection.folds() + ", drawn with seed " + selection.seed());
        facts.put("Relative duality gap", Numbers.brief(selection.gap()) + " at the chosen lambda");
        return facts;
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case PROVEN_ZERO -> "proven zero";
            case PROVEN_NONZERO -> "proven not zero";
            case UNDECIDED -> "undecided";
            case CONSTANT -> "constant column, set aside";
        };
    }
}
