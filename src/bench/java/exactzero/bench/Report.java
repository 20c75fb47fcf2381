package exactzero.bench;

import java.util.List;
import java.util.Locale;

/** The table and what must be known to read it, in Markdown. */
record Report(Settings settings, List<Instance> done, Machine machine, double load, String kernel, List<String> absent,
        List<Row> rows) {
    /** The benchmark itself keeps up to two threads busy. */
    private static final double LOADED = 2;

    private static final String HEAD = """
            | instance | ratio | program | threads | median | least | over one pass | first call | passes | gap, reported \
            | gap, recomputed | nonzeros | complete |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private static final String READING = """
            A path is 100 lambdas from the smallest at which every weight is zero down to ratio times it. The time holds \
            everything from the original columns to the weights: centring, scaling, fitting. Ours is the median (and the \
            least) of 15 calls (E, G: 5) in a JVM that has settled; *first call* is the first one in a fresh JVM, compiling included. \
            *Over one pass* divides by the time of one Z'r, the correlations of all columns with a vector, measured in the \
            same JVM (for peers: in ours, on one thread). *Passes* counts such correlations over the whole path. \
            *Gap* is the largest relative duality gap (P - D) / (y'y / 2n) over the path: once as the solver reports it, \
            once recomputed from the original data and the returned coefficients by other code, for peers too; rounding \
            leaves about 1e-15 of either sign. *Complete*: every lambda was solved to our tolerance of 1e-12; for peers, \
            every lambda was returned.

            Peers run on one thread, glmnet from R with its early stop off, one warm-up and five runs; on E and G once, \
            at the loose tolerance only. scikit-learn has no standardising of its own: it is done with NumPy inside the \
            time, and a second line tells the time without it. LARS gives every knot; between them weights are \
            interpolated, which is exact.
            """;

    String markdown() {
        StringBuilder text = new StringBuilder("# Lasso paths, timed\n\n");
        text.append(machine.describe(kernel)).append(".\n\n")
                .append("![Times of all programs, and the gaps they reached: the table below](path.svg)\n\n")
                .append(loadNote()).append("\n\n");
        text.append("| instance | rows | columns | design | nonzeros | signal to noise |\n|---|---|---|---|---|---|\n");
        for (Instance i : done) {
            text.append(String.format(Locale.ROOT, "| %s | %d | %d | %s | %d | %.0f |%n", i.name(), i.spec().rows(),
                    i.spec().features(), i.what(), i.spec().relevant(), i.spec().snr()));
        }
        text.append("\n").append(source()).append("\n\n## Times\n\n").append(HEAD);
        rows.forEach(row -> text.append(line(row)).append("\n"));
        text.append("\n").append(READING);
        text.append("\n## Where we lose\n\n");
        List<String> losses = Losses.in(done, rows);
        losses.forEach(loss -> text.append("- ").append(loss).append("\n"));
        if (losses.isEmpty()) {
            text.append("Nowhere in this run.\n");
        }
        absent.forEach(peer -> text.append("- Not compared: ").append(peer).append("\n"));
        text.append("""

                ## Again

                    mvn -Pbench verify -DskipTests

                Options: `-Dbench.instances=A,B`, `-Dbench.peers=false`, `-Dbench.quick=true`, `-Dbench.data=FOLDER` (with \
                NAME/X.npy and NAME/y.npy), `-Dbench.rscript=...`, `-Dbench.python=...`.
                """);
        return text.toString();
    }

    private String loadNote() {
        String average =
                String.format(Locale.ROOT, "Load average: %.1f at the start, at most %.1f later.", machine.load(),
                        load);
        String shown =
                settings.quick() ? "**A quick run, of 3 calls each: for a first look only.** " + average : average;
        return machine.load() > 1 || load > LOADED
                ? shown + " **Other work was running on the machine: take ratios, not seconds.**"
                : shown;
    }

    private String source() {
        return settings.data().isEmpty()
                ? "The data are drawn here, from fixed seeds; other generators give other numbers of the same kind."
                : "The data were read from files of the same names and shapes.";
    }

    static String line(Row row) {
        return String.format(Locale.ROOT, "| %s | %s | %s | %d | %s | %s | %.0f | %s | %s | %s | %s | %d | %s |",
                row.instance(),
                row.ratio(), row.program(), row.threads(), seconds(row.seconds()), seconds(row.least()), row.overPass(),
                Double.isNaN(row.cold()) ? "" : seconds(row.cold()),
                Double.isNaN(row.passes()) ? "" : String.format(Locale.ROOT, "%.1f", row.passes()),
                Double.isNaN(row.ownGap()) ? "" : gap(row.ownGap()), gap(row.gap()), row.nonzeros(),
                row.complete() ? "yes" : "**no**");
    }

    static String load(double average) {
        return String.format(Locale.ROOT, "%.1f", average);
    }

    static String seconds(double seconds) {
        return seconds < 1
                ? String.format(Locale.ROOT, seconds < 0.1 ? "%.1f ms" : "%.0f ms", seconds * 1e3)
                : String.format(Locale.ROOT, "%.2f s", seconds);
    }

    static String gap(double gap) {
        return String.format(Locale.ROOT, "%.0e", gap);
    }
}
