package exactzero.select;

import java.util.List;
import java.util.Locale;

/** The table, in Markdown and as CSV. */
record RecoveryReport(List<Result> results, int settings, int seeds, List<String> failures) {

    private static final String READING = """
            Settings are those of Hastie, Tibshirani and Tibshirani, "Extended Comparisons of Best Subset Selection, Forward \
            Stepwise Selection, and the Lasso" (2017): standard normal features, neighbours correlated by rho (rho^|j-k|), s \
            coefficients of size 1. Unlike there, positions and signs are drawn anew for every data set, and the noise is scaled \
            to the signal of the sample. Every rule is what `select` does by default, and the program checks this bit by bit on \
            the first seed: 10 folds, 100 lambdas, standardised columns, an intercept.

            - *picks*: nonzero weights, mean; *false*: those of them whose coefficient is 0.
            - *precision*: true picks over picks, mean over the data sets with any pick; *recall*: true picks over s.
            - *exact*: share of the data sets in which exactly the s features are picked.
            - *test error*: squared error on new rows, expected, over the variance of the noise; 1 is perfect, 1 + snr what \
            about no pick at all gives. In brackets the standard error.
            - *stability 0.75*: features kept in at least 75 % of 50 pairs of halves, at the lambda of 1se; predicted by least \
            squares on them. *Relaxed* predicts by least squares too.
            """;

    String markdown() {
        StringBuilder text = new StringBuilder("# Which rule finds the features that matter\n\n");
        text.append(seeds).append(" data sets for every setting, seeds 1 to ").append(seeds).append(".\n\n");
        if (results.size() < settings) {
            text.append("**Cut short: ").append(results.size()).append(" of ").append(settings)
                    .append(" settings are done.**\n\n");
        }
        text.append(READING).append("""

                        | setting | rule | picks | false | precision | recall | exact | test error |
                        |---|---|---|---|---|---|---|---|
                        """);
        for (Result result : results) {
            for (Method method : Method.values()) {
                text.append(row(result, method));
            }
        }
        text.append("""

                ## The bound on false stable picks

                Of Meinshausen and Buehlmann (2010), with the lambda of each data set; means over the data sets.

                | setting | false stable picks | bound | over the bound, in standard errors |
                |---|---|---|---|
                """);
        for (Result result : results) {
            text.append(String.format(Locale.ROOT, "| %s | %.2f | %.2f | %.1f |%n", result.setting(),
                    result.mean(Method.STABLE, Outcome::falsePicks), result.bound(), result.overBound()));
        }
        text.append("""

                ## What must hold

                1se picks fewer than min; adaptive and relaxed have fewer false picks than min: each over all settings, and in no \
                setting more by over 3 standard errors of the paired difference. False stable picks do not exceed their bound \
                in any setting.

                """);
        text.append(failures.isEmpty() ? "All of it holds in the settings above.\n" : "What does not hold:\n\n");
        failures.forEach(failure -> text.append("- ").append(failure).append("\n"));
        return text.append("\n## Again\n\n    mvn -Precovery verify -DskipTests\n\nOptions: `-Drecovery.seeds=100`, "
                + "`-Drecovery.out=reports/recovery`.\n").toString();
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
