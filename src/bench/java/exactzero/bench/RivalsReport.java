package exactzero.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The rivals' tables in Markdown, and where we lose, found from the numbers. */
record RivalsReport(Settings settings, Machine machine, double load, List<String> absent, List<Outcome> outcomes,
        CsvRivals reading) {
    private static final String READING = """
            The same Lasso everywhere: RSS / 2n + lambda |b|_1 on standardised columns, intercept unpenalised, every lambda turned \
            into the program's own terms. *Gap* is the largest relative duality gap (P - D) / (y'y / 2n) over the lambdas, recomputed from the \
            original data and the weights that came back; times at different gaps are times for different work, and one below 0 is rounding. One thread \
            each. JVM libraries: a process each, its first call, then calls until it has settled, then the median of {runs}, or of fewer. R and Python: one \
            warm-up, the median of {runs}, or of fewer. Ours and glmnet standardise inside the time, scikit-learn too (with NumPy), H2O too; Tribuo \
            is given standardised columns, and Smile, Tribuo and H2O their own tables, before the clock starts. Smile and Tribuo have no \
            path: 100 fits from nothing. scikit-learn descends on a Gram matrix. Only ours, glmnet and scikit-learn \
            cross-validate a path themselves; the gap there is that of the final fit at the lambda chosen, the folds are not the same. \
            Nothing is called again once its calls took ten seconds, and what takes longer than a minute in all is given up. Tolerances other than the defaults are tried on two problems only. *Peak* is the process's largest resident memory with one path, Java on its serial collector; the runtime itself counts.
            """;

    String markdown() {
        String runs = settings.quick() ? "3" : "5";
        StringBuilder text = new StringBuilder("# Rivals\n\n").append(machine.describe("chosen by the JVM"))
                .append(".\n\n").append(loadNote()).append("\n\n").append(READING.replace("{runs}", runs));
        for (Task task : Task.values()) {
            List<Outcome> of = outcomes.stream().filter(outcome -> outcome.task() == task).toList();
            if (of.isEmpty()) {
                continue;
            }
            text.append("\n## ").append(Character.toUpperCase(task.label().charAt(0)))
                    .append(task.label().substring(1)).append("\n\n");
            if (task == Task.SINGLE || task == Task.PATH) {
                text.append("![Seconds against n, p and correlation](rivals-")
                        .append(task == Task.PATH ? "path" : "single").append(".svg)\n\n");
            }
            text.append("| n | p | correlation | program | median | least | first call | gap | nonzeros | peak |\n")
                    .append("|---|---|---|---|---|---|---|---|---|---|\n");
            of.forEach(outcome -> text.append(line(outcome)).append("\n"));
        }
        csv(text);
        text.append("\n## Where we lose\n\nCorrelation 0.5 where none is given.\n\n");
        losses().forEach(loss -> text.append("- ").append(loss).append("\n"));
        absent.forEach(one -> text.append("- Not compared: ").append(one).append("\n"));
        return text.append("""

                ## Again

                    mvn -Pbench verify -DskipTests -Dbench.main=exactzero.bench.RivalsBenchmark

                `-Dbench.quick=true` for a first look (this takes minutes). A run goes on where an earlier one stopped; remove \
                `target/bench` to measure anew; `-Dbench.kept=true` reports what earlier runs have measured.
                """).toString();
    }

    private void csv(StringBuilder text) {
        if (reading.seconds().isEmpty()) {
            return;
        }
        text.append(String.format(Locale.ROOT,
                "%n## Reading a CSV%n%n%,d rows of 20 numbers, median of three readings in a fresh process.%n%n"
                        + "| reader | median |%n|---|---|%n",
                reading.rows()));
        reading.seconds().forEach((label, seconds) -> text.append("| ").append(label).append(" | ")
                .append(Report.seconds(seconds)).append(" |\n"));
    }

    private String loadNote() {
        String average = String.format(Locale.ROOT, "Load average: at most %.1f while these were measured.", load);
        String kept = RivalsBenchmark.KEPT_ONLY
                ? " Written again from what the runs have kept." : "";
        return (settings.quick() ? "**A quick run: for a first look only.** " : "") + average
                + (load > 2.5
                        ? " **Other work was running on the machine: take ratios, not seconds, and no small ones.**"
                        : "")
                + kept;
    }

    /** Every rival that is quicker, at whatever gap, or takes less memory: a line for each, its problems side by side. */
    private List<String> losses() {
        List<String> losses = new ArrayList<>();
        for (Task task : Task.values()) {
            if (task == Task.MEMORY) {
                losses.addAll(lost(task, "needs less memory", rival -> rival.peak() < ours(rival).peak(),
                        rival -> "%.0f MB, we %.0f MB".formatted(rival.peak(), ours(rival).peak())));
                continue;
            }
            losses.addAll(lost(task, "is faster", rival -> rival.seconds() < ours(rival).seconds(),
                    rival -> "%s at gap %s, we %s at %s".formatted(Report.seconds(rival.seconds()),
                            Report.gap(rival.gap()), Report.seconds(ours(rival).seconds()),
                            Report.gap(ours(rival).gap()))));
            losses.addAll(lost(task, "is faster than our first call in a fresh JVM",
                    rival -> first(rival) < ours(rival).cold(),
                    rival -> "%s, we %s".formatted(Report.seconds(first(rival)), Report.seconds(ours(rival).cold()))));
        }
        Map<String, Double> seconds = reading.seconds();
        seconds.forEach((label, taken) -> {
            double own = seconds.values().iterator().next();
            if (taken < own) {
                losses.add(
                        label + " reads the CSV in " + Report.seconds(taken) + ", we in " + Report.seconds(own) + ".");
            }
        });
        return losses;
    }

    private List<String> lost(Task task, String how, Predicate<Outcome> where, Function<Outcome, String> numbers) {
        Map<String, List<String>> byRival = new LinkedHashMap<>();
        outcomes.stream().filter(rival -> rival.task() == task && rival.done() && !rival.contender().ours())
                .filter(where).forEach(rival -> byRival
                        .computeIfAbsent(rival.contender().label().replace(" {v}", ""), label -> new ArrayList<>())
                        .add(problem(rival.cell()) + " (" + numbers.apply(rival) + ")"));
        List<String> lines = new ArrayList<>();
        byRival.forEach((rival, problems) -> lines
                .add("%s: %s %s: %s.".formatted(task.label(), rival, how, String.join("; ", problems))));
        return lines;
    }

    private Outcome ours(Outcome rival) {
        return outcomes.stream().filter(outcome -> outcome.contender().ours() && outcome.cell().equals(rival.cell())
                && outcome.task() == rival.task()).findFirst().orElseThrow();
    }

    /** The first call of a program of the JVM; R and Python are as fast the first time. */
    private static double first(Outcome rival) {
        return rival.contender().jvm() ? rival.cold() : rival.seconds();
    }

    private static String problem(Cell cell) {
        return String.format(Locale.ROOT, "%,d x %,d%s", cell.n(), cell.p(),
                cell.correlation() == 0.5 ? "" : ", correlation " + cell.correlation());
    }

    static String line(Outcome outcome) {
        Cell cell = outcome.cell();
        String head = String.format(Locale.ROOT, "| %d | %d | %s | %s | ", cell.n(), cell.p(), cell.correlation(),
                outcome.label());
        if (!outcome.done()) {
            return head + "did not end in time | | | | | |";
        }
        boolean memory = outcome.task() == Task.MEMORY;
        return head + String.format(Locale.ROOT, "%s | %s | %s | %s | %d | %s |", Report.seconds(outcome.seconds()),
                Report.seconds(outcome.least()),
                Double.isNaN(outcome.cold()) ? "" : Report.seconds(outcome.cold()), Report.gap(outcome.gap()),
                outcome.nonzeros(),
                memory && !Double.isNaN(outcome.peak()) ? String.format(Locale.ROOT, "%.0f MB", outcome.peak()) : "");
    }
}
