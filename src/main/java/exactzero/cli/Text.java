package exactzero.cli;

import exactzero.certify.Verdict;
import exactzero.data.Dataset;
import exactzero.path.Path;
import exactzero.select.FeatureResult;
import exactzero.select.Selection;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Results as text on a terminal: what a person reads in ten seconds. */
final class Text {
    private static final int NAMED = 20;
    private static final int LISTED = 12;

    private Text() {}

    static void select(PrintWriter out, Selection selection, List<java.nio.file.Path> written) {
        List<FeatureResult> kept = selection.features().stream()
                .filter(f -> !f.zero())
                .sorted(Comparator.comparingDouble(FeatureResult::zeroAtOrAbove).reversed())
                .toList();
        List<FeatureResult> zero = selection.features().stream().filter(FeatureResult::zero).toList();
        long proven = zero.stream().filter(f -> f.proof().verdict() == Verdict.PROVEN_ZERO).count();
        long ridgeNonzero = selection.features().stream().filter(f -> f.ridge() != 0.0).count();
        out.printf(Locale.ROOT, "%s: %,d rows, %,d features, target %s%n", selection.name(), selection.rows(),
                selection.features().size(), selection.target());
        out.printf(Locale.ROOT,
                "lambda        %.6g, by %d-fold cross-validation and the rule %s (smallest error at %.6g)%n",
                selection.lambda(), selection.folds(), selection.rule().label(),
                selection.lassoCv().lambda()[selection.lassoCv().min()]);
        out.printf(Locale.ROOT, "kept          %d: %s%n", kept.size(), names(kept));
        out.printf(Locale.ROOT, "exactly zero  %d: %s%n", zero.size(), names(zero));
        out.printf(Locale.ROOT, "proven        %d of the %d zeros hold at every optimum (relative duality gap %.1e)%n",
                proven, zero.size(), selection.gap());
        out.printf(Locale.ROOT, "ridge         keeps %d of %d weights nonzero: it shrinks, it does not select%n",
                ridgeNonzero, selection.features().size());
        if (selection.features().size() <= NAMED) {
            table(out, selection);
        }
        wrote(out, written);
        out.flush();
    }

    private static void table(PrintWriter out, Selection selection) {
        int width = width(selection.features().stream().map(FeatureResult::name).toList());
        out.printf(Locale.ROOT, "%n%-" + width + "s  %12s  %12s  %-14s%n", "feature", "lasso", "ridge", "verdict");
        for (FeatureResult f : selection.features()) {
            out.printf(Locale.ROOT, "%-" + width + "s  %12s  %12.6g  %-14s%n", f.name(), number(f.lasso()), f.ridge(),
                    f.proof().verdict().label());
        }
        out.println();
    }

    static void path(PrintWriter out, Dataset table, Path path, List<java.nio.file.Path> written) {
        out.printf(Locale.ROOT, "%s: %,d rows, %,d features, target %s, %d lambdas%n%n", table.name(), table.rows(),
                table.size(), table.target(), path.size());
        out.printf("%12s  %8s  %8s  %9s  %s%n", "lambda", "nonzero", "R2", "gap", "change");
        for (int k = 0; k < path.size(); k++) {
            out.printf(Locale.ROOT, "%12.6g  %8d  %8.4f  %9.1e  %s%n", path.lambda()[k], path.nonzero(k), path.r2()[k],
                    path.gap()[k], changes(path, k));
        }
        out.println();
        wrote(out, written);
        out.flush();
    }

    /** Which weights differ from the lambda before in being zero. */
    private static String changes(Path path, int k) {
        if (k == 0 || path.l1Ratio() == 0) {
            return "";
        }
        List<String> changed = IntStream.range(0, path.features().size())
                .filter(j -> (path.b()[k][j] == 0.0) != (path.b()[k - 1][j] == 0.0))
                .mapToObj(j -> (path.b()[k][j] == 0.0 ? "-" : "+") + path.features().get(j))
                .toList();
        String listed = changed.stream().limit(LISTED).collect(Collectors.joining(" "));
        return listed + (changed.size() > LISTED ? " and " + (changed.size() - LISTED) + " more" : "");
    }

    private static void wrote(PrintWriter out, List<java.nio.file.Path> written) {
        for (java.nio.file.Path file : written) {
            out.println("wrote  " + file);
        }
    }

    private static String names(List<FeatureResult> features) {
        String listed = features.stream().limit(NAMED).map(FeatureResult::name).collect(Collectors.joining(", "));
        return listed + (features.size() > NAMED ? ", and " + (features.size() - NAMED) + " more" : "");
    }

    private static int width(List<String> names) {
        return Math.min(40, Math.max(7, names.stream().mapToInt(String::length).max().orElse(0)));
    }

    private static String number(double value) {
        return value == 0.0 ? "0" : String.format(Locale.ROOT, "%.6g", value);
    }
}
