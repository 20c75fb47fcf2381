package exactzero.cli;

import exactzero.data.DataException;
import exactzero.data.Observations;
import exactzero.path.Constraints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;

/** What is asked of single weights, shared by the commands that fit. */
final class ConstraintOptions {

    @Option(
            names = "--penalty-factor",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "NAME=V",
            description = "Multiply lambda for a feature: 0 leaves it unpenalised, 'inf' excludes it. Used as given, "
                    + "not rescaled. The last = counts: colour=red=2.")
    private final List<String> factors = new ArrayList<>();

    @Option(names = "--positive", description = "Allow no negative weight. Lasso and elastic net only.")
    private boolean positive;

    /** Whether weights are asked to be positive, for which ridge has no closed form. */
    boolean positive() {
        return positive;
    }

    /** The constraints for a table's features. */
    Constraints on(Observations table) {
        return on(table.name(), table.features());
    }

    Constraints on(String data, List<String> features) {
        Constraints constraints = Constraints.NONE;
        if (!factors.isEmpty()) {
            double[] perFeature = new double[features.size()];
            Arrays.fill(perFeature, 1);
            for (String typed : factors) {
                int equals = typed.lastIndexOf('=');
                if (equals < 1) {
                    throw new UsageException("--penalty-factor is '" + typed + "'; it must be NAME=V");
                }
                String name = FormatOptions.unquoted(typed.substring(0, equals).strip());
                perFeature[index(data, features, name, "--penalty-factor")] = factor(name, typed.substring(equals + 1));
            }
            if (Arrays.stream(perFeature).noneMatch(v -> v > 0 && v < Double.POSITIVE_INFINITY)) {
                throw new UsageException("--penalty-factor leaves no feature that is penalised and not excluded");
            }
            constraints = constraints.withFactors(perFeature);
        }
        return positive ? constraints.withoutNegative(features.size()) : constraints;
    }

    /** The index of a feature that an option names. */
    static int index(Observations table, String name, String option) {
        return index(table.name(), table.features(), name, option);
    }

    private static int index(String data, List<String> features, String name, String option) {
        int j = features.indexOf(name.strip());
        if (j < 0) {
            throw new DataException(data + ": no feature '" + name + "' for " + option + ".\nFeatures are "
                    + Text.list(features, 20));
        }
        return j;
    }

    private static double factor(String name, String typed) {
        String text = typed.strip();
        if (text.equals("inf")) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            double factor = Double.parseDouble(text);
            if (factor >= 0) {
                return factor;
            }
        } catch (NumberFormatException notANumber) {
            throw new UsageException("--penalty-factor of '" + name + "' is '" + typed + "'; it must be a number");
        }
        throw new UsageException("--penalty-factor of '" + name + "' is " + typed + "; it must be at least 0, or inf");
    }
}
