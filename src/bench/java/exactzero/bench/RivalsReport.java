package exactzero.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rivals' tables in Markdown, and where we lose, found from the numbers. */
record RivalsReport(Settings settings, Machine machine, double load, List<String> absent, List<Outcome> outcomes,
        CsvRivals reading) {
    private static final String READING = """
            The same Lasso everywhere: RSS / 2n + lambda |b|_1 on standardised columns, intercept unpenalised, every lambda turned \
            into the program's own terms. *Gap* is the largest relative duality gap (P - D) / (y'y / 2n) over the lambdas, recomputed from the \
            original data and the weights that came back; times at different gaps are times for different work. One thread \
            each. JVM libraries: a process each, its first call, then calls until it has settled, then the median of {runs}. R and Python: one \
            warm-up, the median of {runs}. Ours and glmnet standardise inside the time, scikit-learn too (with NumPy), H2O too; Tribuo \
            is given standardised columns, and Smile, Tribuo and H2O their own tables, before the clock starts. Smile and Tribuo have no \
            path: 100 fits from nothing. scikit-learn descends on a Gram matrix. Only ours, glmnet and scikit-learn \
            cross-validate a path themselves; the gap there is that of the final fit at the lambda chosen, the folds are not the same. \
            A quick run tries tolerances other than the defaults on some problems only, and gives up what takes longer than a minute in all. *Peak* is the process's largest resident memory with one path, Java on its serial collector; the runtime itself counts.
            """;

    String markdown() {
        String runs = settings.quick() ? "3" : "7";
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
        text.append("\n## Where we lose\n\n");
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
        String average = String.format(Locale.ROOT, "Load average: %.1f at the start, at most %.1f later.",
                machine.load(), load);
        String kept = RivalsBenchmark.KEPT_ONLY
                ? " Written from what runs that were cut short have kept: some lines are missing." : "";
        return (settings.quick() ? "**A quick run: for a first look only.** " : "") + average
                + (machine.load() > 1 || load > 2
                        ? " **Other work was running on the machine: take ratios, not seconds, and no small ones.**"
                        : "")
                + kept;
    }

    /** Every rival that is quicker, at whatever gap, or takes less memory. */
    private List<String> losses() {
        List<String> losses = new ArrayList<>();
        for (Outcome ours : outcomes) {
            if (!ours.contender().ours()) {
                continue;
            }
            List<Outcome> rivals = outcomes.stream().filter(rival -> !rival.contender().ours() && rival.done()
                    && rival.cell().equals(ours.cell()) && rival.task() == ours.task()).toList();
            rivals.forEach(rival -> lose(losses, ours, rival));
            rivals.stream().filter(rival -> !rival.contender().jvm())
                    .min(Comparator.comparingDouble(Outcome::seconds))
                    .filter(rival -> rival.seconds() < ours.cold() && ours.task() != Task.MEMORY)
                    .ifPresent(rival -> losses.add(where(ours) + String.format(Locale.ROOT,
                            "our first call in a fresh JVM takes %s, %s %s.", Report.seconds(ours.cold()),
                            rival.label(),
                            Report.seconds(rival.seconds()))));
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

    private static void lose(List<String> losses, Outcome ours, Outcome rival) {
        String where = where(ours);
        if (ours.task() == Task.MEMORY) {
            if (rival.peak() < ours.peak()) {
                losses.add(where + String.format(Locale.ROOT, "%s needs %.0f MB, we %.0f MB.", rival.label(),
                        rival.peak(), ours.peak()));
            }
            return;
        }
        if (rival.seconds() < ours.seconds()) {
            losses.add(where + String.format(Locale.ROOT, "%s takes %s for a gap of %s, we %s for %s.", rival.label(),
                    Report.seconds(rival.seconds()), Report.gap(rival.gap()), Report.seconds(ours.seconds()),
                    Report.gap(ours.gap())));
        }
        if (rival.cold() < ours.cold()) {
            losses.add(where + String.format(Locale.ROOT, "%s takes %s for the first call in a fresh JVM, we %s.",
                    rival.label(), Report.seconds(rival.cold()), Report.seconds(ours.cold())));
        }
    }

    private static String where(Outcome ours) {
        return String.format(Locale.ROOT, "n = %,d, p = %,d, correlation %s, %s: ", ours.cell().n(), ours.cell().p(),
                ours.cell().correlation(), ours.task().label());
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
