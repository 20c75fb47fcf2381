package exactzero.cli;

import exactzero.certify.Verdict;
import exactzero.compare.Comparison;
import exactzero.compare.Contest;
import exactzero.compare.Result;
import exactzero.compare.Timing;
import exactzero.report.CompareSentences;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A comparison as a table on a terminal. */
final class CompareText {
    private static final String WIDTH = "%-22s %10s %8s %5s %4s %5s %8s";
    private static final String TIMES = " %8s %5s %6s %4s";
    private static final int LINE = 99;

    private CompareText() {}

    static void print(PrintWriter out, Comparison comparison, List<Path> written) {
        out.printf(Locale.ROOT, "%s: %,d rows, %s, target %s; %s%n", Text.name(comparison.name()), comparison.rows(),
                Text.count(comparison.features().size(), "feature"), Text.name(comparison.target()),
                Text.count(comparison.plan().threads(), "thread"));
        for (Contest contest : comparison.contests()) {
            print(out, contest, comparison.plan().runs() > 0);
        }
        out.println();
        CompareSentences.of(comparison).forEach(sentence -> out.println(wrapped(sentence)));
        out.println(
                "zeros: exactly 0.0; tiny: not 0, below 1e-4 of the largest; wrong: not 0 where every optimum is");
        Text.wrote(out, written);
    }

    private static void print(PrintWriter out, Contest contest, boolean timed) {
        String certified = contest.l1Ratio() == 0 ? "" : String.format(Locale.ROOT,
                "; proven: %d zero, %d not zero", contest.count(Verdict.PROVEN_ZERO),
                contest.count(Verdict.PROVEN_NONZERO));
        out.printf(Locale.ROOT, "%n%s, lambda %s%s%n", CompareSentences.method(contest),
                Text.number(contest.lambda()), certified);
        out.println(String.format(Locale.ROOT, WIDTH, "", "objective", "gap", "zeros", "tiny", "wrong", "held out")
                + (timed ? String.format(Locale.ROOT, TIMES, "warm ms", "+-", "first", "MB") : ""));
        for (Result result : contest.results()) {
            String who = result.entrant().label();
            if (result.failed()) {
                out.println(who + "  no weights: " + Text.printable(result.failure()).replace('\n', ' '));
                continue;
            }
            out.println(String.format(Locale.ROOT, WIDTH, who, digits("%.9g", result.score().objective()),
                    digits("%.1e", result.score().gap()), result.score().zeros(), result.score().tiny(),
                    contest.l1Ratio() == 0 ? "-" : result.score().wrong(), digits("%.6g", result.heldOut()))
                    + (timed ? times(result) : ""));
        }
    }

    /** The median, half of the distance between the quartiles as a share of it, the first call, its memory. */
    private static String times(Result result) {
        Timing timing = result.timing();
        return String.format(Locale.ROOT, TIMES, digits("%.3g", timing.median()),
                Math.round(100 * timing.spread()) + "%",
                digits("%.0f", result.first().milliseconds()),
                digits("%.0f", result.first().megabytes()));
    }

    /** The text in lines of a terminal's width. */
    private static String wrapped(String text) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > LINE) {
                lines.append(System.lineSeparator());
                column = 0;
            } else if (column > 0) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
        }
        return lines.toString();
    }

    private static String digits(String format, double value) {
        return Double.isNaN(value) ? "-" : value == 0.0 ? "0" : String.format(Locale.ROOT, format, value);
    }
}
