package exactzero.cli;

import exactzero.certify.Verdict;
import exactzero.data.SetAside;
import exactzero.explain.Article;
import exactzero.explain.Demo;
import exactzero.explain.Descent;
import exactzero.explain.Explanation;
import exactzero.path.Path;
import exactzero.report.WeightTable;
import exactzero.report.WhySentence;
import exactzero.select.Contrast;
import exactzero.select.FeatureResult;
import exactzero.select.Rule;
import exactzero.select.Selection;
import exactzero.select.Stability;
import exactzero.select.Twin;
import exactzero.solve.Cost;
import exactzero.solve.Route;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Results as text on a terminal: what a person reads in ten seconds. */
final class Text {
    private static final int NAMED = 20;
    private static final int TWINS = 3;
    private static final int LISTED = 12;
    private static final int LONGEST_NAME = 40;

    private Text() {}

    static void select(PrintWriter out, Selection selection, List<java.nio.file.Path> written) {
        List<FeatureResult> features = selection.features();
        List<FeatureResult> kept = features.stream().filter(f -> !f.zero())
                .sorted(Comparator.comparingDouble(FeatureResult::zeroAtOrAbove).reversed())
                .toList();
        List<FeatureResult> constant = features.stream().filter(Text::constant).toList();
        List<FeatureResult> zero = features.stream().filter(f -> f.zero() && !constant(f)).toList();
        out.printf(Locale.ROOT, "%s: %,d rows, %s, target %s%n", name(selection.name()), selection.rows(),
                count(features.size(), "feature"), name(selection.target()));
        out.printf(Locale.ROOT, "lambda        %s, %s%n", number(selection.lambda()), choice(selection));
        out.printf(Locale.ROOT, "kept          %s%n", group(kept));
        out.printf(Locale.ROOT, "exactly zero  %s%n", group(zero));
        if (!zero.isEmpty()) {
            out.printf(Locale.ROOT,
                    "proven        %d of the %d zeros hold at every optimum (relative duality gap %.1e)%n",
                    selection.count(Verdict.PROVEN_ZERO), zero.size(), selection.gap());
        }
        if (!constant.isEmpty()) {
            out.printf(Locale.ROOT, "constant      %s%n", group(constant));
        }
        List<String> aside = selection.provenance().setAside().stream().map(SetAside::name).toList();
        if (!aside.isEmpty()) {
            out.printf(Locale.ROOT, "set aside     %d: %s%n", aside.size(), list(aside, NAMED));
        }
        stable(out, selection);
        twins(out, selection);
        out.printf(Locale.ROOT, "ridge         keeps %d of %s nonzero: it shrinks, it does not select%n",
                selection.ridge().nonzero(selection.ridgeChosen()), count(features.size(), "weight"));
        contrast(out, selection);
        out.printf(Locale.ROOT, "cost          the path on all rows took %s%n", cost(selection.cost()));
        if (features.size() <= NAMED) {
            table(out, selection);
        }
        wrote(out, written);
    }

    /** How often what is kept is kept on half of the rows, and what may be chance. */
    private static void stable(PrintWriter out, Selection selection) {
        Stability stability = selection.stability();
        if (stability.pairs() == 0) {
            return;
        }
        double threshold = Stability.THRESHOLD;
        List<FeatureResult> steady = selection.features().stream().filter(f -> f.frequency() >= threshold)
                .sorted(Comparator.comparingDouble(FeatureResult::frequency).reversed()).toList();
        out.printf(Locale.ROOT, "stable        %s%n", group(steady));
        out.printf(Locale.ROOT,
                "              in at least %.0f %% of %d random halves of the rows; expected by chance: at most %.2g%n",
                100 * threshold, 2 * stability.pairs(), stability.falsePicks(threshold));
    }

    /** Dropped columns that could have taken the place of kept ones. */
    private static void twins(PrintWriter out, Selection selection) {
        List<FeatureResult> near = selection.features().stream().filter(f -> f.zero() && f.twin().exists())
                .sorted(Comparator.comparingDouble(f -> -Math.abs(f.twin().correlation()))).toList();
        for (FeatureResult f : near.subList(0, Math.min(TWINS, near.size()))) {
            out.printf(Locale.ROOT, "twins         %s is dropped, %s is kept: their correlation is %.2f%n",
                    name(f.name()),
                    name(f.twin().name()), f.twin().correlation());
        }
        if (near.size() > TWINS) {
            out.printf(Locale.ROOT, "              and %d more dropped columns with a correlation above %.1f%n",
                    near.size() - TWINS, Twin.NEAR);
        }
    }

    /** Ridge of the same strength: what its weights do instead. */
    private static void contrast(PrintWriter out, Selection selection) {
        Contrast contrast = selection.contrast();
        if (contrast.df() == 0) {
            return;
        }
        long crossing = Arrays.stream(contrast.crossing()).filter(lambda -> lambda > 0).count();
        out.printf(Locale.ROOT,
                "              at the same %.3g degrees of freedom (lambda %s) too; %s zero on %s path%n",
                contrast.df(), number(contrast.atDf().lambda()[0]),
                crossing == 0 ? "none crosses" : crossing == 1 ? "1 crosses" : crossing + " cross",
                crossing > 1 ? "their" : "its");
    }

    private static String choice(Selection selection) {
        if (selection.rule().kind() == Rule.Kind.LAMBDA) {
            return "as given";
        }
        if (!Rule.OF_CURVES.contains(selection.rule())) {
            return "by the rule " + selection.rule().label();
        }
        String column = selection.provenance().foldColumn();
        String folds = selection.folds() + "-fold cross-validation"
                + (column == null ? "" : " (folds by " + name(column) + ")");
        if (selection.lasso().size() == 1) {
            return "the only one tried; " + folds + " gives it an error of " + number(selection.lassoCv().mean()[0]);
        }
        return "by " + folds + " and the rule " + selection.rule().label() + " (smallest error at "
                + number(selection.lassoCv().lambda()[selection.lassoCv().min()]) + ")";
    }

    private static void table(PrintWriter out, Selection selection) {
        int width = width(selection.features().stream().map(f -> name(f.name())).toList());
        String method = selection.lasso().l1Ratio() == 1 ? "lasso" : "elastic net";
        out.printf(Locale.ROOT, "%n%-" + width + "s  %12s  %12s  %s%n", "feature", method, "ridge", "verdict");
        for (FeatureResult f : selection.features()) {
            out.printf(Locale.ROOT, "%-" + width + "s  %12s  %12s  %s%n", name(f.name()), number(f.lasso()),
                    number(f.ridge()),
                    f.proof().verdict().label());
        }
        out.println();
    }

    /** What a path has cost; unlike seconds it is the same at every run. */
    private static String cost(Cost cost) {
        String passes = String.format(Locale.ROOT, "%.3g", cost.passes()).replaceFirst("\\.0*$", "");
        return passes + (cost.passes() == 1 ? " pass" : " passes") + " over the data and "
                + (cost.route() == Route.COLUMNS ? count(cost.sweeps(), "sweep")
                        : "the Gram matrix of " + count(cost.workingSet(), "feature"));
    }

    /** @param cost null for ridge, which is closed form */
    static void path(PrintWriter out, String data, int rows, String target, Path path, @Nullable Cost cost,
            List<java.nio.file.Path> written) {
        boolean ridge = path.l1Ratio() == 0;
        out.printf(Locale.ROOT, "%s: %,d rows, %s, target %s, %s%n%n", name(data), rows,
                count(path.features().size(), "feature"), name(target), count(path.size(), "lambda"));
        out.printf(Locale.ROOT, "%12s  %8s  %8s%s%n", "lambda", "nonzero", "R2", ridge ? "" : "        gap  change");
        for (int k = 0; k < path.size(); k++) {
            String rest = ridge ? "" : String.format(Locale.ROOT, "  %9.1e%s", path.gap()[k], changes(path, k));
            out.printf(Locale.ROOT, "%12s  %8d  %8.4f%s%n", number(path.lambda()[k]), path.nonzero(k), path.r2()[k],
                    rest);
        }
        out.println();
        if (cost != null) {
            out.println("cost   " + cost(cost));
        }
        wrote(out, written);
    }

    /** Which weights differ from the lambda before in being zero. */
    private static String changes(Path path, int k) {
        if (k == 0) {
            return "";
        }
        List<String> changed = IntStream.range(0, path.features().size())
                .filter(j -> (path.b()[k][j] == 0.0) != (path.b()[k - 1][j] == 0.0))
                .mapToObj(j -> (path.b()[k][j] == 0.0 ? " -" : " +") + name(path.features().get(j)))
                .toList();
        String listed = String.join("", changed.subList(0, Math.min(LISTED, changed.size())));
        String more = changed.size() > LISTED ? " and " + (changed.size() - LISTED) + " more" : "";
        return changed.isEmpty() ? "" : " " + listed + more;
    }

    static void explain(PrintWriter out, Explanation explanation, List<java.nio.file.Path> written) {
        Selection selection = explanation.selection();
        out.printf(Locale.ROOT, "%s: %,d rows, %s, target %s%n", name(selection.name()), selection.rows(),
                count(selection.features().size(), "feature"), name(selection.target()));
        out.printf(Locale.ROOT, "lambda   %s, %s%n", number(selection.lambda()), choice(selection));
        out.printf(Locale.ROOT, "%s: %s%n%n", name(explanation.feature().name()), WhySentence.of(explanation));
        List<WeightTable.Row> rows = WeightTable.of(explanation).rows();
        int width = width(rows.stream().map(WeightTable.Row::name).toList());
        String method = selection.lasso().l1Ratio() == 1 ? "Lasso" : "elastic net";
        out.printf(Locale.ROOT, "%-" + width + "s  %14s  %10s%n", "", method, "ridge");
        for (WeightTable.Row row : rows) {
            out.println(String.format(Locale.ROOT, "%-" + width + "s  %14s  %10s", row.name(), row.lasso(), row.ridge())
                    .stripTrailing());
        }
        if (!written.isEmpty()) {
            out.println();
        }
        wrote(out, written);
    }

    static void demo(PrintWriter out, Demo demo, List<java.nio.file.Path> written) {
        Article article = demo.article();
        double strong = article.strong();
        Descent descent = article.descent();
        out.printf(Locale.ROOT, "one weight   y = w x, %d rows; without penalty w = %s%n", article.x().length,
                number(article.loss().leastSquares()));
        out.printf(Locale.ROOT, "L1           exactly 0 for every lambda >= %s%n", number(article.zeroFrom()));
        out.printf(Locale.ROOT, "L2           never: still %s at lambda = 1000%n",
                number(article.ridge(1000).minimum()));
        out.printf(Locale.ROOT, "descent      at lambda %s proximal steps are exactly 0 from step %d on%n",
                number(strong), Descent.landing(descent.proximal(article.lasso(strong))));
        out.printf(Locale.ROOT, "two weights  Lasso (%s, %s), ridge (%s, %s)%n", number(demo.two().lasso()[0]),
                number(demo.two().lasso()[1]), number(demo.two().ridge()[0]), number(demo.two().ridge()[1]));
        out.printf(Locale.ROOT, "many         %s: %s%n", name(demo.zero().feature().name()),
                WhySentence.of(demo.zero()));
        wrote(out, written);
    }

    private static void wrote(PrintWriter out, List<java.nio.file.Path> written) {
        written.forEach(file -> out.println("wrote  " + file));
    }

    private static boolean constant(FeatureResult feature) {
        return feature.proof().verdict() == Verdict.CONSTANT;
    }

    private static String group(List<FeatureResult> features) {
        return features.isEmpty() ? "none"
                : features.size() + ": " + list(features.stream().map(FeatureResult::name).toList(), NAMED);
    }

    /** At most so many names, the rest counted. */
    static String list(List<String> names, int limit) {
        String listed = String.join(", ", names.stream().limit(limit).map(Text::name).toList());
        return listed + (names.size() > limit ? ", and " + (names.size() - limit) + " more" : "");
    }

    static int width(List<String> names) {
        return Math.max(7, names.stream().mapToInt(String::length).max().orElse(0));
    }

    static String count(int count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    /** Six digits; a zero, and only an exact zero, is {@code 0}. */
    static String number(double value) {
        return value == 0.0 ? "0" : String.format(Locale.ROOT, "%.6g", value);
    }

    /** A name on one line, shortened. */
    static String name(String name) {
        String oneLine = printable(name).replace('\n', '?');
        return oneLine.length() <= LONGEST_NAME ? oneLine : oneLine.substring(0, LONGEST_NAME - 3) + "...";
    }

    /** Text without the control characters, other than line ends, by which a file's names could steer the terminal. */
    static String printable(String text) {
        return text.replace(System.lineSeparator(), "\n").replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\n]]", "?");
    }
}
