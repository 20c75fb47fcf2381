package exactzero.report;

import exactzero.path.Path;
import exactzero.select.FeatureResult;
import exactzero.select.Ranking;
import exactzero.select.Selection;
import exactzero.select.Stability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.data.Range;

/** The picture of what was chosen: the Lasso's weights against ridge's, and how often halves of the rows keep each feature. */
final class WeightsPicture {
    private static final int ROWS = 20;
    private static final int LONGEST_NAME = 22;
    private static final int LONGEST_TITLE = 40;
    private static final double APART = 0.17;
    private static final double MARGIN = 0.06;

    private final Selection selection;
    private final int[] shown;
    private final List<String> names;

    private WeightsPicture(Selection selection, int[] order) {
        this.selection = selection;
        this.shown = Ranking.first(order, ROWS);
        this.names = Arrays.stream(shown).mapToObj(this::feature)
                .map(feature -> Label.clean(feature.name(), LONGEST_NAME)).toList();
    }

    /**
     * Draws it.
     *
     * @param order features, the most important first
     */
    static Picture of(Selection selection, int[] order) {
        WeightsPicture drawn = new WeightsPicture(selection, order);
        boolean halves = selection.stability().pairs() > 0;
        List<JFreeChart> panels = new ArrayList<>(List.of(drawn.weights()));
        if (halves) {
            panels.add(drawn.frequencies());
        }
        return new Picture(Label.clean(selection.name(), LONGEST_TITLE) + ": what is kept"
                + (halves ? ", and how surely" : ""), panels, drawn.notes(halves), drawn.description(halves));
    }

    private JFreeChart weights() {
        Range range = new Range(0, 0);
        for (int rank = 0; rank < shown.length; rank++) {
            range = Range.expandToInclude(Range.expandToInclude(range, lasso(rank)), ridge(rank));
        }
        double margin = MARGIN * (range.getLength() > 0 ? range.getLength() : 1);
        Graph graph = Graph.ofRows(method() + ", \u03BB = " + Numbers.brief(selection.lambda()) + "; ridge, \u03BB = "
                + Numbers.brief(selection.ridge().lambda()[selection.ridgeChosen()]),
                "change in " + Label.clean(selection.target(), LONGEST_NAME) + " per sd of the column",
                new Range(range.getLowerBound() - margin, range.getUpperBound() + margin), names);
        graph.line("", Palette.LASSO, Palette.solid(2.4f), stems(this::lasso, APART));
        graph.line("", Palette.RIDGE, Palette.dashed(2.4f, 5, 2), stems(this::ridge, -APART));
        graph.dots(method(), Palette.LASSO, 4, marks(this::lasso, rank -> lasso(rank) != 0.0, APART));
        graph.rings(method() + ", exactly 0", Palette.LASSO, 3.6,
                marks(this::lasso, rank -> lasso(rank) == 0.0, APART));
        graph.squares("ridge", Palette.RIDGE, 3.2, marks(this::ridge, rank -> true, -APART));
        return graph.chart();
    }

    private JFreeChart frequencies() {
        int halves = 2 * selection.stability().pairs();
        Graph graph =
                Graph.ofRows("Kept by how many of " + halves + " random halves of the rows", "percent of the halves",
                        new Range(0, 105), names);
        graph.line("kept on all rows", Palette.LASSO, Palette.solid(9),
                stems(this::percent, rank -> lasso(rank) != 0.0));
        graph.line("exactly 0 on all rows", Palette.OTHERS, Palette.solid(9),
                stems(this::percent, rank -> lasso(rank) == 0.0));
        return graph.limit(100 * Stability.THRESHOLD).chart();
    }

    private List<String> notes(boolean halves) {
        List<String> notes = new ArrayList<>();
        if (halves) {
            notes.add("Dashed: " + Numbers.percent(Stability.THRESHOLD) + ", from which on a feature counts as stable;"
                    + " expected by chance beyond it: at most "
                    + Numbers.brief(selection.stability().falsePicks(Stability.THRESHOLD)) + " features.");
        }
        int all = selection.features().size();
        if (all > shown.length) {
            notes.add("The " + shown.length + " features of " + all
                    + " with the largest Lasso weights; the others: see the table.");
        }
        return notes;
    }

    private String description(boolean halves) {
        StringBuilder text = new StringBuilder(halves ? "Two charts with a row for each feature. Left, its "
                : "A chart with a row for each feature: its ");
        text.append(method()).append(" weight beside its ridge weight, per standard deviation of the column");
        text.append(halves ? "; right, the percentage of random halves of the rows that keep it. " : ". ");
        for (int rank = 0; rank < shown.length; rank++) {
            text.append(rank == 0 ? "" : "; ").append(names.get(rank)).append(": ").append(method()).append(' ')
                    .append(lasso(rank) == 0.0 ? "exactly 0" : Numbers.brief(lasso(rank))).append(", ridge ")
                    .append(Numbers.brief(ridge(rank)));
            if (halves) {
                text.append(", kept by ").append(Numbers.percent(feature(shown[rank]).frequency()));
            }
        }
        return text.append('.').toString();
    }

    private String method() {
        return Headline.method(selection.lasso());
    }

    private FeatureResult feature(int j) {
        return selection.features().get(j);
    }

    private double lasso(int rank) {
        return selection.fit().standardized(0, shown[rank]);
    }

    private double ridge(int rank) {
        Path ridge = selection.ridge();
        return ridge.standardized(selection.ridgeChosen(), shown[rank]);
    }

    private double percent(int rank) {
        return 100 * feature(shown[rank]).frequency();
    }

    private double[][] stems(IntToDoubleFunction value, double above) {
        return stems(value, rank -> true, above);
    }

    private double[][] stems(IntToDoubleFunction value, IntPredicate which) {
        return stems(value, which, 0);
    }

    /** Lines from zero to the values, one in each row. */
    private double[][] stems(IntToDoubleFunction value, IntPredicate which, double above) {
        int[] ranks = IntStream.range(0, shown.length).filter(which).toArray();
        double[][] line = new double[2][3 * ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            line[0][3 * i + 1] = value.applyAsDouble(ranks[i]);
            line[1][3 * i] = above - ranks[i];
            line[1][3 * i + 1] = above - ranks[i];
            line[1][3 * i + 2] = Double.NaN;
        }
        return line;
    }

    private double[][] marks(IntToDoubleFunction value, IntPredicate which, double above) {
        int[] ranks = IntStream.range(0, shown.length).filter(which).toArray();
        return new double[][] {Arrays.stream(ranks).mapToDouble(value).toArray(),
            Arrays.stream(ranks).mapToDouble(rank -> above - rank).toArray()};
    }
}
