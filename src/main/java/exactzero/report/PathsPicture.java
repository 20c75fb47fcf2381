package exactzero.report;

import exactzero.path.Path;
import exactzero.select.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jfree.data.Range;

/** The picture of Lasso and ridge: the one's weights reach zero, the other's only shrink. */
final class PathsPicture {
    private static final int NAMED = 10;
    private static final int DRAWN = 300;
    private static final int LONGEST_NAME = 40;
    private static final double HEADROOM = 0.12;
    private static final double FOOTROOM = 0.04;

    private PathsPicture() {}

    /**
     * Draws two paths.
     *
     * @param axis over what
     * @param order features, the most important first
     */
    static Picture of(String name, String target, DrawnPath drawnLasso, Path ridge, PathAxis axis, int[] order,
            List<StrengthLine> lassoLines, List<StrengthLine> ridgeLines) {
        Path lasso = drawnLasso.path();
        int[] drawn = Ranking.first(order, DRAWN);
        int named = Math.min(NAMED, drawn.length);
        Range values = values(lasso, ridge, drawn);
        PathPanel left = new PathPanel(drawnLasso, axis, drawn, named, values, target, lassoLines);
        PathPanel right = new PathPanel(DrawnPath.of(ridge), axis, drawn, named, values, target, ridgeLines);
        return new Picture(Label.clean(name, LONGEST_NAME) + ": " + axis.heading(),
                List.of(left.chart(lassoTitle(lasso)), right.chart(ridgeTitle(ridge))),
                notes(axis, order.length, drawn.length, named, !lassoLines.isEmpty()),
                description(drawnLasso, ridge, axis, order, named));
    }

    private static String lassoTitle(Path lasso) {
        String become = lasso.l1Ratio() == 1 ? ": weights become exactly 0, one after another"
                : ": weights become exactly 0";
        return Headline.method(lasso)
                + (lasso.nonzero(0) < lasso.nonzero(lasso.size() - 1) ? become : ": weights shrink");
    }

    private static String ridgeTitle(Path ridge) {
        boolean none = ridge.nonzero(0) == ridge.features().size();
        return "Ridge: weights shrink" + (none ? ", none becomes exactly 0" : "");
    }

    private static List<String> notes(PathAxis axis, int features, int drawn, int named, boolean chosen) {
        List<String> notes = new ArrayList<>();
        notes.add((axis.growsWithLambda()
                ? "Dot on the zero line: from this \u03BB on, to the right, the weight is exactly 0."
                : "Dot on the zero line: left of it, at all larger \u03BB, the weight is exactly 0.")
                + (chosen ? " Vertical lines: \u03BB chosen by cross-validation (solid: in use)." : ""));
        if (features > named) {
            String rest = drawn == features
                    ? String.format(Locale.ROOT, "the other %,d.", features - named)
                    : String.format(Locale.ROOT, "the next %,d of the other %,d; the rest is not drawn.",
                            drawn - named, features - named);
            notes.add("In colour: the " + named + " features with the largest Lasso weights. Grey: " + rest);
        }
        return notes;
    }

    private static String description(DrawnPath drawn, Path ridge, PathAxis axis, int[] order, int named) {
        Path lasso = drawn.path();
        StringBuilder text = new StringBuilder();
        text.append("Two line charts of standardised weights against ").append(axis.words()).append(". ")
                .append(Headline.method(lasso)).append(": ").append(lasso.nonzero(lasso.size() - 1)).append(" of ")
                .append(order.length).append(" weights are not zero at the smallest lambda, ")
                .append(lasso.nonzero(0)).append(" at the largest. Ridge: ").append(ridge.nonzero(ridge.size() - 1))
                .append(" at the smallest, ").append(ridge.nonzero(0)).append(" at the largest. Named lines:");
        for (int rank = 0; rank < named; rank++) {
            int j = order[rank];
            text.append(rank == 0 ? " " : ", ").append(Label.clean(lasso.features().get(j), LONGEST_NAME));
            text.append(Double.isNaN(lasso.entry(j)) ? " (zero throughout)"
                    : drawn.becomesZero(j) ? " (zero from lambda " + Numbers.brief(drawn.zeroAtOrAbove()[j]) + ")"
                    : "");
        }
        return text.append('.').toString();
    }

    /** What both panels show: every drawn weight, and room above for the names of the vertical lines. */
    private static Range values(Path lasso, Path ridge, int[] drawn) {
        double low = 0;
        double high = 0;
        for (Path path : Arrays.asList(lasso, ridge)) {
            for (int k = 0; k < path.size(); k++) {
                for (int j : drawn) {
                    low = Math.min(low, path.standardized(k, j));
                    high = Math.max(high, path.standardized(k, j));
                }
            }
        }
        double span = high > low ? high - low : 1;
        return new Range(low - FOOTROOM * span, high + HEADROOM * span);
    }
}
