package exactzero.report;

import exactzero.certify.Verdict;
import exactzero.compare.Comparison;
import exactzero.compare.Contest;
import exactzero.compare.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The page of a comparison. */
record ComparePage(Comparison comparison) {
    private static final int SHOWN = 60;

    /** A contest as a table. */
    record Table(String heading, List<Row> rows) {}

    /** An entrant as the table says it. */
    record Row(String name, String objective, String gap, String zeros, String tiny, String wrong, String lost,
            String heldOut, String median, String quartiles, String first, String memory) {}

    /** A feature's weights by all entrants to the Lasso. */
    record Weight(String name, String verdict, List<Cell> cells) {}

    /** One of them. */
    record Cell(String text, boolean zero) {}

    byte[] render(Map<String, Picture> pictures, ReportOptions options) throws IOException {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("version", options.version());
        model.put("heading", Label.clean(comparison.name()) + ": the same fits by others and by us");
        model.put("lead", CompareSentences.of(comparison));
        model.put("warnings", warnings());
        List<String> drawn = new ArrayList<>();
        pictures.forEach((name, picture) -> drawn.add(Svg.text(picture, name)));
        model.put("pictures", drawn);
        model.put("tables", comparison.contests().stream().map(this::table).toList());
        List<Weight> weights = weights();
        model.put("entrants", entrants().stream().map(result -> result.entrant().label()).toList());
        model.put("weights", weights);
        model.put("left", comparison.features().size() - weights.size());
        model.put("timed", comparison.plan().runs() > 0);
        model.put("facts", facts(options).entrySet());
        return Page.render("compare", model);
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (Contest contest : comparison.contests()) {
            for (Result result : contest.results()) {
                String who = result.entrant().model() + " of " + result.entrant().label();
                if (result.failed()) {
                    warnings.add(who + " gave no weights: " + Label.clean(result.failure()));
                } else if (!result.remark().isEmpty()) {
                    warnings.add(who + ": " + result.remark() + ".");
                }
            }
        }
        return warnings;
    }

    private Table table(Contest contest) {
        String certified = contest.l1Ratio() == 0 ? "" : "; of " + comparison.features().size() + " weights "
                + contest.count(Verdict.PROVEN_ZERO) + " are proven zero, " + contest.count(Verdict.PROVEN_NONZERO)
                + " proven not zero";
        return new Table(CompareSentences.method(contest) + ", \u03BB = " + Numbers.brief(contest.lambda()) + certified,
                contest.results().stream().filter(result -> !result.failed())
                        .map(result -> row(result, contest.l1Ratio() == 0)).toList());
    }

    private static Row row(Result result, boolean ridge) {
        boolean timed = result.timing().runs() > 0;
        return new Row(result.entrant().label() + ", " + result.entrant().model(),
                Numbers.exact(result.score().objective()), Numbers.brief3(result.score().gap()),
                Integer.toString(result.score().zeros()), Integer.toString(result.score().tiny()),
                ridge ? "\u2013" : Integer.toString(result.score().wrong()),
                ridge ? "\u2013" : Integer.toString(result.score().lost()),
                Numbers.brief(result.heldOut()), Numbers.brief3(result.timing().median()),
                timed ? Numbers.brief3(result.timing().quantile(0.25)) + " \u2026 "
                        + Numbers.brief3(result.timing().quantile(0.75)) : "\u2013",
                Numbers.brief3(result.first().milliseconds()), Numbers.brief3(result.first().megabytes()));
    }

    private List<Result> entrants() {
        return comparison.contests().getFirst().results().stream().filter(result -> !result.failed()).toList();
    }

    /** The Lasso's weights, the largest of ours first, among our zeros the largest of the others. */
    private List<Weight> weights() {
        List<Result> entrants = entrants();
        if (entrants.isEmpty()) {
            return List.of();
        }
        Comparator<Integer> order = Comparator.comparingDouble(j -> 0);
        for (Result result : entrants) {
            order = order.thenComparingDouble(j -> -Math.abs(result.standardized()[j]));
        }
        List<Verdict> verdicts = comparison.contests().getFirst().verdicts();
        return IntStream.range(0, comparison.features().size()).boxed().sorted(order).limit(SHOWN)
                .map(j -> new Weight(Label.clean(comparison.features().get(j), SelectPage.LONGEST_NAME),
                        verdicts.get(j).label(),
                        entrants.stream().map(result -> new Cell(Numbers.brief(result.standardized()[j]),
                                result.standardized()[j] == 0.0)).toList()))
                .toList();
    }

    private Map<String, String> facts(ReportOptions options) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Program", "Exact Zero " + options.version() + ", command compare");
        facts.put("Data", Label.clean(comparison.name()) + ": " + comparison.rows() + " rows, "
                + comparison.features().size() + " features");
        facts.put("Target", Label.clean(comparison.target()));
        facts.put("Left out", comparison.constant().isEmpty() ? "nothing"
                : comparison.constant().size() + " columns that do not vary");
        facts.put("\u03BB", Double.isNaN(comparison.plan().lambda())
                ? "by ten-fold cross-validation and the rule of one standard error, the elastic net's that of the Lasso"
                : "as given");
        facts.put("Held out", comparison.heldOut() == 0 ? "nothing: too few rows"
                : comparison.heldOut() + " rows, at random, seed " + comparison.plan().seed()
                        + "; every entrant was fitted to the others, at the same \u03BB");
        facts.put("Threads", Integer.toString(comparison.plan().threads()));
        facts.put("Java", Runtime.version() + " on " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch"));
        return facts;
    }
}
