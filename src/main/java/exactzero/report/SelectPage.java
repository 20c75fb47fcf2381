package exactzero.report;

import exactzero.certify.Verdict;
import exactzero.path.Path;
import exactzero.select.CvCurve;
import exactzero.select.FeatureResult;
import exactzero.select.Ranking;
import exactzero.select.Rule;
import exactzero.select.Selection;
import exactzero.select.Stability;
import exactzero.select.Track;
import exactzero.select.Twin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The page of a selection. */
final class SelectPage {
    /** Features in the table; the rest is in the CSV file. */
    static final int SHOWN = 500;
    /** Longer names are cut in the table. */
    static final int LONGEST_NAME = 120;

    /** Features whose numbers the page holds for its CSV. */
    private static final int EMBEDDED = 10_000;
    /** Bars that the script draws. */
    private static final int BARS = 20;

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

    /** The duality gap of one fit. */
    record Gap(String lambda, String gap, boolean converged, int nonzero, String r2) {

        static Gap of(Path path, int k) {
            return new Gap(Numbers.brief(path.lambda()[k]), Numbers.brief(path.gap()[k]), path.converged()[k],
                    path.nonzero(k), Numbers.brief(path.r2()[k]));
        }
    }

    /**
     * The page.
     *
     * @param table the text of the CSV file
     */
    byte[] render(Picture paths, Picture weights, Picture curves, String table, ReportOptions options)
            throws IOException {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("version", options.version());
        model.put("heading", Label.clean(selection.name()) + ": which weights are exactly zero");
        model.put("lead", new Headline(selection).sentences());
        model.put("warnings", selection.converged() ? List.of() : List.of(Headline.NOT_CONVERGED));
        model.put("target", Label.clean(selection.target()));
        model.put("paths", Page.picture(paths, "paths"));
        model.put("weights", Page.picture(weights, "weights"));
        model.put("curves", Page.picture(curves, "cv"));
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
        certificate(model);
        live(model, shown, table);
        model.put("dataNotes", new DataNotes(selection).sentences());
        model.put("facts", Page.facts("select", facts(selection), options).entrySet());
        return Page.render("select", model);
    }

    private void certificate(Map<String, Object> model) {
        Path path = selection.lasso();
        model.put("gaps", IntStream.range(0, path.size()).mapToObj(k -> Gap.of(path, k)).toList());
        model.put("gapAsked", Numbers.brief(selection.options().stopping().gap()));
        model.put("gapLargest", Numbers.brief(path.largestGap()));
    }

    /** What the script needs, and what is said of it. */
    private void live(Map<String, Object> model, int[] shown, String table) throws IOException {
        Track track = selection.track();
        boolean whole = order.length <= EMBEDDED;
        model.put("method", Headline.method(selection.lasso()));
        model.put("penaltyName", selection.lasso().l1Ratio() == 1 ? "L1" : "the elastic net's penalty");
        model.put("trackNote", new DataNotes(selection).track());
        model.put("weaker", track.exact() ? "Next knot down" : "A little down");
        model.put("stronger", track.exact() ? "Next knot up" : "A little up");
        model.put("barsLeft", order.length > BARS ? ", the " + BARS + " most important" : "");
        model.put("followed", track.features().length);
        model.put("ridgeSize", selection.ridge().size());
        model.put("download", whole ? "Download all features as CSV"
                : "Download the first " + EMBEDDED + " features of the data as CSV");
        String embedded =
                whole ? table : table.lines().limit(EMBEDDED + 1L).collect(Collectors.joining("\n", "", "\n"));
        model.put("data", new SelectData(selection, shown, embedded).text());
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

    /** How a selection was made. */
    static Map<String, String> facts(Selection selection) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Data", Label.clean(selection.name()) + ": " + selection.rows() + " rows, "
                + selection.features().size() + " features");
        facts.put("Target", Label.clean(selection.target()));
        facts.put("Method", Headline.method(selection.lasso()) + ", " + selection.lasso().size()
                + " lambdas; ridge, " + selection.ridge().size() + " lambdas");
        facts.put("Rule", selection.rule().label());
        facts.put("Folds", foldsOf(selection));
        facts.put("Seed", Long.toString(selection.seed()));
        facts.put("Relative duality gap", Numbers.brief(selection.gap()) + " at the chosen lambda");
        return facts;
    }

    private static String foldsOf(Selection selection) {
        String column = selection.provenance().foldColumn();
        return selection.folds() + (column == null ? ", drawn at random"
                : ", told by the column " + Label.clean(column, LONGEST_NAME));
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
