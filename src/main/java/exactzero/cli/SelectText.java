package exactzero.cli;

import exactzero.certify.Verdict;
import exactzero.data.SetAside;
import exactzero.data.Wording;
import exactzero.select.Contrast;
import exactzero.select.FeatureResult;
import exactzero.select.Rule;
import exactzero.select.Selection;
import exactzero.select.Stability;
import exactzero.select.Twin;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A selection as text on a terminal: what a person reads in ten seconds. */
final class SelectText {
    private static final int NAMED = 20;
    private static final int TWINS = 3;

    private SelectText() {}

    static void print(PrintWriter out, Selection selection, List<java.nio.file.Path> written) {
        List<FeatureResult> features = selection.features();
        List<FeatureResult> kept = features.stream().filter(f -> !f.zero())
                .sorted(Comparator.comparingDouble(FeatureResult::zeroAtOrAbove).reversed())
                .toList();
        List<FeatureResult> constant = features.stream().filter(SelectText::constant).toList();
        List<FeatureResult> zero = features.stream().filter(f -> f.zero() && !constant(f)).toList();
        out.printf(Locale.ROOT, "%s: %,d rows, %s, target %s%n", Text.name(selection.name()), selection.rows(),
                Text.count(features.size(), "feature"), Text.name(selection.target()));
        out.printf(Locale.ROOT, "lambda        %s, %s%n", Text.number(selection.lambda()), choice(selection));
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
            out.printf(Locale.ROOT, "set aside     %d: %s%n", aside.size(), Text.list(aside, NAMED));
        }
        stable(out, selection);
        twins(out, selection);
        out.printf(Locale.ROOT, "ridge         keeps %d of %s nonzero: it shrinks, it does not select%n",
                selection.ridge().nonzero(selection.ridgeChosen()), Text.count(features.size(), "weight"));
        contrast(out, selection);
        out.printf(Locale.ROOT, "cost          the path on all rows took %s%n", Text.cost(selection.cost()));
        if (features.size() <= NAMED) {
            table(out, selection);
        }
        Text.wrote(out, written);
        written.stream().filter(file -> file.endsWith("model.json"))
                .forEach(model -> out.println("next   exactzero predict "
                        + Wording.argument(List.of(Text.printable(model.toString()))) + " NEW.csv"));
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
                    Text.name(f.name()),
                    Text.name(f.twin().name()), f.twin().correlation());
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
        int crossing = contrast.crossings();
        out.printf(Locale.ROOT,
                "              at the same %.3g degrees of freedom (lambda %s) too; %s zero on %s path%n",
                contrast.df(), Text.number(contrast.atDf().lambda()[0]),
                crossing == 0 ? "none crosses" : crossing == 1 ? "1 crosses" : crossing + " cross",
                crossing > 1 ? "their" : "its");
    }

    static String choice(Selection selection) {
        if (selection.rule().kind() == Rule.Kind.LAMBDA) {
            return "as given";
        }
        if (!Rule.OF_CURVES.contains(selection.rule())) {
            return "by the rule " + selection.rule().label();
        }
        String column = selection.provenance().foldColumn();
        String folds = selection.folds() + "-fold cross-validation"
                + (column == null ? "" : " (folds by " + Text.name(column) + ")");
        if (selection.lasso().size() == 1) {
            return "the only one tried; " + folds + " gives it an error of "
                    + Text.number(selection.lassoCv().mean()[0]);
        }
        return "by " + folds + " and the rule " + selection.rule().label() + " (smallest error at "
                + Text.number(selection.lassoCv().lambda()[selection.lassoCv().min()]) + ")";
    }

    private static void table(PrintWriter out, Selection selection) {
        int width = Text.width(selection.features().stream().map(f -> Text.name(f.name())).toList());
        String method = selection.lasso().l1Ratio() == 1 ? "lasso" : "elastic net";
        out.printf(Locale.ROOT, "%n%-" + width + "s  %12s  %12s  %s%n", "feature", method, "ridge", "verdict");
        for (FeatureResult f : selection.features()) {
            out.printf(Locale.ROOT, "%-" + width + "s  %12s  %12s  %s%n", Text.name(f.name()), Text.number(f.lasso()),
                    Text.number(f.ridge()),
                    f.proof().verdict().label());
        }
        out.println();
    }

    private static boolean constant(FeatureResult feature) {
        return feature.proof().verdict() == Verdict.CONSTANT;
    }

    private static String group(List<FeatureResult> features) {
        return features.isEmpty() ? "none"
                : features.size() + ": " + Text.list(features.stream().map(FeatureResult::name).toList(), NAMED);
    }
}
