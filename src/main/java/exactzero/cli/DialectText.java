package exactzero.cli;

import exactzero.path.Path;
import exactzero.path.Translation;
import exactzero.report.DialectCall;
import exactzero.report.DialectDocument;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Fits in other tools' terms, on a terminal. */
final class DialectText {
    private static final int NAMED = 20;

    private DialectText() {}

    static void print(PrintWriter out, DialectDocument document) {
        for (Translation translation : document.translations()) {
            out.println();
            out.println("in the terms of " + translation.dialect().title());
            translation.arguments(0).forEach(
                    (name, value) -> out.println("  " + name + " = " + argument(translation, name, value)));
            if (translation.path().size() == 1) {
                out.println("  weights " + weights(translation));
                out.println("  intercept " + Text.number(translation.intercept(0)));
            } else if (translation.perDeviation()) {
                out.println("  weights per standard deviation of their columns");
            }
            out.println();
            out.println(DialectCall.of(translation, document.file()));
        }
    }

    private static String argument(Translation translation, String name, double first) {
        Map<String, Double> last = translation.arguments(translation.path().size() - 1);
        return Text.number(first) + (last.get(name) == first ? "" : " ... " + Text.number(last.get(name)));
    }

    private static String weights(Translation translation) {
        double[] weights = translation.coefficients(0);
        Path path = translation.path();
        List<String> nonzero = new ArrayList<>();
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] != 0.0) {
                nonzero.add(Text.name(path.features().get(j)) + " " + Text.number(weights[j]));
            }
        }
        String listed = nonzero.stream().limit(NAMED).collect(Collectors.joining(", "));
        int more = nonzero.size() - NAMED;
        return (translation.perDeviation() ? "per standard deviation: " : "") + (nonzero.isEmpty() ? "all 0" : listed)
                + (more > 0 ? ", and " + more + " more" : nonzero.size() < weights.length && !nonzero.isEmpty()
                        ? "; the others 0" : "");
    }
}
