package exactzero.select;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is known to hold, and whether it does.
 *
 * @param results of settings that are done
 */
record Findings(List<Result> results) {

    /** What does not hold; empty when all does. Orderings must show over all settings, the bound must hold in each. */
    List<String> failures() {
        List<String> failures = new ArrayList<>();
        for (Ordering ordering : Ordering.KNOWN) {
            if (!(ordering.contrast(results) < -Ordering.CHANCE)) {
                failures.add(String.format(Locale.ROOT, "%s: by %.2f over all settings, %.1f standard errors", ordering,
                        -ordering.difference(results), -ordering.contrast(results)));
            }
        }
        for (Result result : results) {
            if (result.overBound() > Ordering.CHANCE) {
                failures.add(String.format(Locale.ROOT,
                        "%s: %.3f false stable picks, more than the bound of %.3f, by %.1f standard errors",
                        result.setting(), result.mean(Method.STABLE, Outcome::falsePicks), result.bound(),
                        result.overBound()));
            }
        }
        return failures;
    }

    /** A table of the orderings, and where single settings have them the other way round. */
    String markdown() {
        StringBuilder text = new StringBuilder("""
                | known | mean difference | in standard errors | shows in | not told apart | the other way round |
                |---|---|---|---|---|---|
                """);
        List<String> reversed = new ArrayList<>();
        for (Ordering ordering : Ordering.KNOWN) {
            List<String> here = ordering.reversed(results);
            long shows = ordering.shows(results);
            text.append(String.format(Locale.ROOT, "| %s | %.2f | %.1f | %d | %d | %d |%n", ordering,
                    ordering.difference(results), ordering.contrast(results), shows,
                    results.size() - shows - here.size(), here.size()));
            reversed.addAll(here);
        }
        text.append(reversed.isEmpty() ? "\nIn no setting is one the other way round.\n"
                : "\n**Where it is the other way round:**\n\n");
        reversed.forEach(line -> text.append("- ").append(line).append('\n'));
        return text.toString();
    }
}
