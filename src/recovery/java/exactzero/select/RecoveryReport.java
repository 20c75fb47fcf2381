package exactzero.select;

import exactzero.report.RecoveryPicture;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The table, in Markdown and as CSV, and what the picture shows. */
record RecoveryReport(List<Result> results, int seeds, Findings findings) {
    static final String PICTURE = "recovery.png";

    private static final String READING = """
            Settings are those of Hastie, Tibshirani and Tibshirani, "Extended Comparisons of Best Subset Selection, Forward \
            Stepwise Selection, and the Lasso" (2017): standard normal features, neighbours correlated by rho (rho^|j-k|), s \
            coefficients of size 1. Unlike there, positions and signs are drawn anew for every data set, and the noise is scaled \
            to the signal of the sample. Every rule is what `select` does by default, and the program checks this bit by bit on \
            the first seed: 10 folds, 100 lambdas, standardised columns, an intercept.

            - *picks*: nonzero weights, mean; *false*: those of them whose coefficient is 0.
            - *precision*: true picks over picks, mean over the data sets with any pick; *recall*: true picks over s.
            - *false* counts a neighbour that stands in for a feature that matters as false, however close it is.
            - *exact*: share of the data sets in which exactly the s features are picked.
            - *test error*: squared error on new rows, expected, over the variance of the noise; 1 is perfect, 1 + snr what \
            about no pick at all gives. In brackets the standard error.
            - *stability 0.75*: features kept in at least 75 % of 50 pairs of halves, at the lambda of 1se; predicted by least \
            squares on them. *Relaxed* predicts by least squares too.
            """;

    String markdown() {
        StringBuilder text = new StringBuilder("# Which rule finds the features that matter\n\n");
        text.append(seeds).append(" data sets for every setting, seeds 1 to ").append(seeds).append(".\n\n");
        text.append("![Found features against false picks, for every rule and size](").append(PICTURE).append(")\n\n");
        text.append(READING);
        text.append("""

                ## What is known of the rules

                Differences are paired, data set by data set. *Mean difference*: over all settings. *Shows in*: number of settings with \
                a difference of more than 3 standard errors that way; then those with one of more than 3 the other way. An ordering \
                must show over all settings by more than 3 standard errors, or the program fails; it need not in each.

                """).append(findings.markdown());
        List<String> failures = findings.failures();
        text.append(failures.isEmpty()
                ? "\nAll orderings show over all settings, and the bound on false stable picks below is kept in each.\n"
                : "\n**What does not hold:**\n\n");
        failures.forEach(failure -> text.append("- ").append(failure).append('\n'));
        text.append("""

                ## The bound on false stable picks

                That of Meinshausen and Buehlmann (2010), E(V) <= q^2 / ((2 * 0.75 - 1) p), with q the average number of features kept in a \
                half; means over the data sets. The theorem is for a lambda that the data have no say in; here it is that of 1se. Where \
                q is near p, as with 10 features, the bound says nothing.

                | setting | false stable picks | bound | over the bound, in standard errors |
                |---|---|---|---|
                """);
        for (Result result : results) {
            text.append(String.format(Locale.ROOT, "| %s | %.2f | %.2f | %.1f |%n", result.setting(),
                    result.mean(Method.STABLE, Outcome::falsePicks), result.bound(), result.overBound()));
        }
        text.append("""

                ## All settings

                | setting | rule | picks | false | precision | recall | exact | test error |
                |---|---|---|---|---|---|---|---|
                """);
        for (Result result : results) {
            for (Method method : Method.values()) {
                text.append(row(result, method));
            }
        }
        return text.append(
                "\n## Again\n\n    mvn -Precovery verify -DskipTests\n\nIt takes a quarter of an hour of a processor. "
                        + "Settings that are done are kept in `target/recovery`, so that it goes on where it was stopped. Options: "
                        + "`-Drecovery.seeds=100`, `-Drecovery.out=reports/recovery`, `-Drecovery.helpers=0` for one thread.\n")
                .toString();
    }

    /** A panel for every size, a line for every rule, a point for every signal-to-noise ratio: means over correlations. */
    static List<RecoveryPicture.Panel> panels(List<Result> results) {
        Map<String, List<Result>> bySize = results.stream()
                .collect(Collectors.groupingBy(result -> result.setting().size(), LinkedHashMap::new,
                        Collectors.toList()));
        return bySize.entrySet().stream().map(entry -> new RecoveryPicture.Panel(entry.getKey(),
                Arrays.stream(Method.values()).map(method -> line(method, entry.getValue())).toList())).toList();
    }

    private static RecoveryPicture.Line line(Method method, List<Result> results) {
        double[] snr = results.stream().mapToDouble(result -> result.setting().snr()).distinct().sorted().toArray();
        double[][] points = new double[2][snr.length];
        for (int k = 0; k < snr.length; k++) {
            double ratio = snr[k];
            List<Result> same = results.stream().filter(result -> result.setting().snr() == ratio).toList();
            for (Result result : same) {
                points[0][k] += result.mean(method, Outcome::recall) / same.size();
                points[1][k] += result.mean(method, Outcome::falsePicks) / same.size();
            }
        }
        return new RecoveryPicture.Line(method.label(), points);
    }

    private static String row(Result result, Method method) {
        return String.format(Locale.ROOT, "| %s | %s | %.1f | %.1f | %s | %.2f | %.2f | %.3f (%.3f) |%n",
                result.setting(), method.label(), result.mean(method, Outcome::picks),
                result.mean(method, Outcome::falsePicks), number(result.mean(method, Outcome::precision), "%.2f"),
                result.mean(method, Outcome::recall), result.mean(method, RecoveryReport::exact),
                result.mean(method, Outcome::testError), result.standardError(method, Outcome::testError));
    }

    String csv() {
        StringBuilder text = new StringBuilder(
                "rows,features,relevant,rho,snr,rule,picks,false_picks,precision,recall,exact,test_error,test_error_se\n");
        for (Result result : results) {
            Setting s = result.setting();
            for (Method method : Method.values()) {
                text.append(String.format(Locale.ROOT, "%d,%d,%d,%s,%s,\"%s\",%s,%s,%s,%s,%s,%s,%s%n", s.rows(),
                        s.features(), s.relevant(), s.rho(), s.snr(), method.label(),
                        result.mean(method, Outcome::picks), result.mean(method, Outcome::falsePicks),
                        number(result.mean(method, Outcome::precision), "%s"), result.mean(method, Outcome::recall),
                        result.mean(method, RecoveryReport::exact), result.mean(method, Outcome::testError),
                        result.standardError(method, Outcome::testError)));
            }
        }
        return text.toString();
    }

    private static double exact(Outcome outcome) {
        return outcome.exact() ? 1 : 0;
    }

    private static String number(double value, String format) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }
}
