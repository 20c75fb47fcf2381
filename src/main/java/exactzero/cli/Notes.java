package exactzero.cli;

import exactzero.compare.Comparison;
import exactzero.compare.Contest;
import exactzero.compare.Result;
import exactzero.data.Provenance;
import exactzero.data.RowBlocks;
import exactzero.data.SetAside;
import exactzero.design.StreamedMoments;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.select.CvCurve;
import exactzero.select.L1RatioSearch;
import exactzero.select.Rule;
import exactzero.select.Selection;
import exactzero.select.Stability;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a person should know beside the results: printed on standard error, after the results.
 *
 * @param err standard error
 * @param quiet whether all of it is left out
 */
record Notes(PrintWriter err, boolean quiet) {
    private static final int NAMED = 10;

    void note(String text) {
        if (!quiet) {
            err.println(Text.printable("note: " + text));
        }
    }

    void warning(String text) {
        if (!quiet) {
            err.println(Text.printable("warning: " + text));
        }
    }

    /** Says what a comparison's numbers mean, and which known faults they met. */
    void comparison(Comparison comparison) {
        for (Contest contest : comparison.contests()) {
            for (Result result : contest.results()) {
                String who = result.entrant().library() + " " + result.entrant().model();
                if (result.failed()) {
                    warning(who + " gave no weights: " + result.failure());
                } else if (!result.remark().isEmpty()) {
                    warning(who + (result.entrant().setting().isEmpty() ? "" : ", " + result.entrant().setting()) + ": "
                            + result.remark());
                }
            }
        }
        if (comparison.plan().runs() > 0) {
            note("a time is one fit from a table in memory, standardising included, to weights in original units; warm: "
                    + "median and\nquartiles of runs that took turns; first: in a JVM of its own, loading included.");
        }
    }

    /** Says which weights of a selection are not exact. */
    void convergence(Selection selection, double gap) {
        convergence(selection.lasso(), gap);
        chosen("the fit at the chosen lambda", selection.fit(), gap);
        chosen("least squares on the features kept", selection.relaxed(), gap);
    }

    private void chosen(String what, Path fit, double gap) {
        if (!fit.allConverged()) {
            warning(String.format(Locale.ROOT, "%s has not converged: its relative duality gap is %.1e, not %.1e.%n"
                    + "Its weights may be inexact. Try a larger lambda, or allow a larger --gap.", what, fit.gap()[0],
                    gap));
        }
    }

    /** Says which weights are not exact. */
    void convergence(Path path, double gap) {
        int failed = (int) IntStream.range(0, path.size()).filter(k -> !path.converged()[k]).count();
        if (failed > 0) {
            warning(String.format(Locale.ROOT,
                    "not converged at %d of %d lambdas: the relative duality gap stayed above %.1e (largest %.1e).%n"
                            + "Their weights may be inexact. Try larger lambdas, or allow a larger --gap.",
                    failed, path.size(), gap, path.largestGap()));
        }
    }

    /** Says what became of columns and cells that are no numbers. */
    void data(Provenance provenance) {
        provenance.notes().forEach(this::note);
        List<SetAside> setAside = provenance.setAside();
        setAside.stream().limit(NAMED).forEach(
                column -> note("column '" + column.name() + "' is set aside: " + column.reason()));
        if (setAside.size() > NAMED) {
            note("and " + (setAside.size() - NAMED) + " more columns; exactzero inspect tells why");
        }
    }

    /** Says how much was read, how often, and how far it is to be trusted. */
    void stream(StreamedMoments streamed, double digits, double largestGap) {
        RowBlocks.Pass read = streamed.read();
        if (read.leftOut() > 0) {
            note(String.format(Locale.ROOT, "%,d of %,d rows lack a value and are left out", read.leftOut(),
                    read.rows() + read.leftOut()));
        }
        String rows = String.format(Locale.ROOT, "read %,d rows in %,d %s, %,d bytes", read.rows(), read.blocks(),
                read.blocks() == 1 ? "block" : "blocks", read.bytes());
        String measured = String.format(Locale.ROOT,
                "once for the gaps and R2 of the fits, which are measured on the rows (largest gap %.1e)", largestGap);
        note(streamed.passes() == 0
                ? String.format(Locale.ROOT,
                        "%s, %s;%nthe products of columns, which were kept, are good to %.0f digits",
                        rows, measured, Math.floor(digits))
                : String.format(Locale.ROOT,
                        "%s, %d times: %d for the products of columns, which are good to %.0f digits,%nand %s", rows,
                        streamed.passes() + 1, streamed.passes(), Math.floor(digits), measured));
    }

    /** Says what a fit without rows rests on. */
    void moments(StreamedMoments kept, double digits, double largestGap) {
        note(String.format(Locale.ROOT,
                "fitted to the products of columns of %,d rows, good to %.0f digits; no row was read, so the gaps (largest %.1e)%n"
                        + "and R2 are those of the products. path FILE.csv --stream measures them on the rows",
                kept.read().rows(), Math.floor(digits), largestGap));
    }

    void setAside(List<String> constant) {
        if (!constant.isEmpty()) {
            warning(constant.size() + (constant.size() == 1 ? " column does" : " columns do")
                    + " not vary and got weight 0: " + Text.list(constant, NAMED));
        }
    }

    /** Says when the chosen lambda may owe more to the grid than to the data. */
    void choice(Selection selection) {
        CvCurve curve = selection.lassoCv();
        double[] lambda = curve.lambda();
        if (lambda.length == 1 || !Rule.OF_CURVES.contains(selection.rule())) {
            return;
        }
        if (curve.min() == lambda.length - 1) {
            warning(String.format(Locale.ROOT,
                    "the cross-validated error is smallest at the smallest lambda, %s; it may be smaller still below.%n"
                            + "Try a smaller --lambda-ratio than %.2g.",
                    Text.number(lambda[curve.min()]), lambda[lambda.length - 1] / lambda[0]));
        }
        if (selection.kept() == 0) {
            int kept = selection.lasso().nonzero(curve.min());
            String other = selection.rule().equals(Rule.MIN) || kept == 0 ? ""
                    : "\n--choose min keeps " + kept + (kept == 1 ? " weight." : " weights.");
            note("no feature is kept: by cross-validation none predicts clearly better than the mean alone." + other);
        }
    }

    /** Says when the answer depends on how rows were dealt to folds. */
    void repeats(Selection selection) {
        int[] kept = selection.keptByRepeat();
        int fewest = Arrays.stream(kept).min().orElse(0);
        int most = Arrays.stream(kept).max().orElse(0);
        if (fewest < most) {
            warning("the " + kept.length + " repeats of cross-validation alone would keep from " + fewest + " to "
                    + most
                    + " features; lambda is chosen on the mean of their curves.");
        }
    }

    /** Says which halves of the rows count as keeping nothing for want of a fit. */
    void halves(Stability stability) {
        if (stability.unfit() > 0) {
            note(stability.unfit() + " of " + 2 * stability.pairs()
                    + " random halves of the rows cannot be fitted (target or features constant, or no weight); they count as"
                    + "\nkeeping nothing, so features are kept more often than the frequencies say.");
        }
    }

    /** Says which of many least-squares solutions is given. */
    void leastSquares(RidgePath ridge) {
        Path path = ridge.path();
        if (path.lambda()[path.size() - 1] == 0 && !ridge.unique()) {
            note("at lambda 0 the weights are not unique: of " + ridge.varying() + " columns only " + ridge.rank()
                    + " are independent.\nThose given have the smallest norm of all that fit best.");
        }
    }

    /** Says which share of L1 was chosen, and from what. */
    void l1Ratio(L1RatioSearch search) {
        String tried = search.tried().stream()
                .map(one -> String.format(Locale.ROOT, "%s: %s", Text.number(one.l1Ratio()), Text.number(one.error())))
                .collect(Collectors.joining(", "));
        note("L1 ratio " + Text.number(search.best()) + " has the smallest cross-validated error (" + tried + ").");
    }

    void timings(Stopwatch watch) {
        note(String.format(Locale.ROOT, "read in %.0f ms, fitted in %.0f ms", watch.milliseconds().read(),
                watch.milliseconds().fit()));
    }
}
