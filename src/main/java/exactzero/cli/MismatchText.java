package exactzero.cli;

import exactzero.explain.Mismatch;
import exactzero.explain.Reproduction;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The answer of mismatch on a terminal. */
final class MismatchText {
    private static final int READINGS = 5;
    private static final int NAMED = 20;

    private MismatchText() {}

    static void print(PrintWriter out, Mismatch mismatch) {
        Reproduction best = mismatch.best();
        out.printf(Locale.ROOT, "%s: %,d rows, %s, target %s%n", Text.name(mismatch.data().name()),
                mismatch.data().rows(), Text.count(mismatch.data().size(), "feature"),
                Text.name(mismatch.data().target()));
        out.println("cause           " + sentence(mismatch));
        out.printf(Locale.ROOT, "in all          %s of the largest weight, from the optimum at lambda %s%n",
                amount(mismatch.total()), Text.number(mismatch.stated().reading().ours().lambda()));
        out.printf(Locale.ROOT, "convention      %s%n", mismatch.fitsAsStated() ? "0: they fit best as stated"
                : amount(mismatch.convention()) + ": they fit best as " + best.reading().label());
        if (!mismatch.fitsAsStated()) {
            double ratio = mismatch.lambdaRatio();
            out.printf(Locale.ROOT, "                in our terms lambda %s%s, %s%n",
                    Text.number(best.reading().ours().lambda()), l1Ratio(best),
                    ratio == 1 ? "the one stated" : Text.number(ratio) + " times the one stated");
        }
        out.printf(Locale.ROOT, "tolerance       %s%s%n", amount(mismatch.tolerance()), digits(mismatch));
        out.printf(Locale.ROOT, "                their objective lies %s above the optimum (the mean's is 1)%n",
                amount(best.excess()));
        out.printf(Locale.ROOT, "non-uniqueness  %s%s%n", amount(mismatch.nonUniqueness()), uniqueness(mismatch));
        if (!Double.isNaN(mismatch.given().intercept())) {
            out.printf(Locale.ROOT, "intercept       %s%n", mismatch.interceptAgrees() ? "the best for their weights"
                    : "off the best for their weights by " + Text.number(best.interceptOff()));
        }
        zeros(out, mismatch);
        readings(out, mismatch.tried());
        if (mismatch.data().size() <= NAMED) {
            table(out, mismatch);
        }
    }

    private static String sentence(Mismatch mismatch) {
        return switch (mismatch.cause()) {
            case NONE -> "none: these are the certified weights to nine digits";
            case CONVENTION -> "convention: the same words mean another penalty there";
            case TOLERANCE -> "tolerance: the same problem, solved less exactly" + (mismatch.rounded()
                    ? " or only rounded: every weight is the optimal one in the digits written" : "");
            case NON_UNIQUENESS -> "non-uniqueness: several optima, and they are at another one";
            case UNEXPLAINED -> "unexplained: under no convention tried are these weights near an optimum";
        };
    }

    private static String l1Ratio(Reproduction best) {
        double l1Ratio = best.reading().ours().l1Ratio();
        return l1Ratio == 0 || l1Ratio == 1 ? "" : " with an L1 ratio of " + Text.number(l1Ratio);
    }

    private static String digits(Mismatch mismatch) {
        return mismatch.tolerance() == 0 || mismatch.tolerance() >= 1 ? ""
                : String.format(Locale.ROOT, ": %.1f digits agree", mismatch.digits());
    }

    private static String uniqueness(Mismatch mismatch) {
        if (!mismatch.exchanged().isEmpty()) {
            return ": weights moved among columns that depend on each other: " + Text.list(mismatch.exchanged(), NAMED);
        }
        if (mismatch.proofs().isEmpty()) {
            return ": the optimum is unique";
        }
        return mismatch.undecided() == 0 ? ": which weights are zero is proved for every optimum"
                : ": " + Text.count(mismatch.undecided(), "weight") + " undecided, none moved at the same objective";
    }

    private static void zeros(PrintWriter out, Mismatch mismatch) {
        if (mismatch.proofs().isEmpty()) {
            return;
        }
        List<String> kept = mismatch.wrongly(true);
        List<String> dropped = mismatch.wrongly(false);
        out.printf(Locale.ROOT, "zeros           %s%n", kept.isEmpty() ? "none of their nonzero weights is proven zero"
                : kept.size() + " of their nonzero weights are proven zero: " + Text.list(kept, NAMED));
        if (!dropped.isEmpty()) {
            out.printf(Locale.ROOT, "                %d of their zeros are proven nonzero: %s%n", dropped.size(),
                    Text.list(dropped, NAMED));
        }
    }

    private static void readings(PrintWriter out, List<Reproduction> tried) {
        out.printf(Locale.ROOT, "%n%12s  %12s  %s%n", "our lambda", "excess", "read as");
        for (Reproduction at : tried.subList(0, Math.min(READINGS, tried.size()))) {
            out.printf(Locale.ROOT, "%12s  %12s  %s%n", Text.number(at.reading().ours().lambda()), amount(at.excess()),
                    at.reading().label());
        }
        if (tried.size() > READINGS) {
            out.println("and " + (tried.size() - READINGS) + " readings that they fit less");
        }
    }

    private static void table(PrintWriter out, Mismatch mismatch) {
        List<String> names = mismatch.data().features().stream().map(Text::name).toList();
        int width = Text.width(names);
        double[] optimum = mismatch.optimum();
        out.printf(Locale.ROOT, "%n%-" + width + "s  %12s  %12s  %12s%s%n", "feature", "theirs", "optimal",
                "difference", mismatch.proofs().isEmpty() ? "" : "  verdict");
        for (int j = 0; j < optimum.length; j++) {
            double theirs = mismatch.given().weights()[j];
            String verdict = mismatch.proofs().isEmpty() ? "" : mismatch.proofs().get(j).verdict().label();
            out.println(String.format(Locale.ROOT, "%-" + width + "s  %12s  %12s  %12s  %s", names.get(j),
                    Text.number(theirs), Text.number(optimum[j]), Text.number(theirs - optimum[j]), verdict)
                    .stripTrailing());
        }
    }

    private static String amount(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
    }
}
