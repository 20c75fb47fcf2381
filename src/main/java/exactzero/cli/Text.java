package exactzero.cli;

import exactzero.explain.Article;
import exactzero.explain.Demo;
import exactzero.explain.Descent;
import exactzero.explain.Explanation;
import exactzero.path.Path;
import exactzero.report.WeightTable;
import exactzero.report.WhySentence;
import exactzero.select.Selection;
import exactzero.solve.Cost;
import exactzero.solve.Route;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Results as text on a terminal: what a person reads in ten seconds. */
final class Text {
    private static final int LISTED = 12;
    private static final int LONGEST_NAME = 40;

    private Text() {}

    /** What a path has cost; unlike seconds it is the same at every run. */
    static String cost(Cost cost) {
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
        out.printf(Locale.ROOT, "lambda   %s, %s%n", number(selection.lambda()), SelectText.choice(selection));
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

    static void wrote(PrintWriter out, List<java.nio.file.Path> written) {
        written.forEach(file -> out.println("wrote  " + file));
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
