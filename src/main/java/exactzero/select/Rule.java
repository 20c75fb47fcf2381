package exactzero.select;

import exactzero.data.DataException;
import exactzero.path.ElasticNetPath;
import exactzero.path.Path;
import java.util.List;
import java.util.Locale;

/**
 * How a lambda is chosen.
 *
 * @param kind by what
 * @param value the number of features for {@link Kind#COUNT}, the lambda for {@link Kind#LAMBDA}; NaN else
 */
public record Rule(Kind kind, double value) {
    /** The smallest cross-validated error. */
    public static final Rule MIN = new Rule(Kind.MIN, Double.NaN);
    /** The largest lambda within one standard error of the smallest error (Breiman et al. 1984): fewer features. */
    public static final Rule ONE_SE = new Rule(Kind.ONE_SE, Double.NaN);
    /** The rules that read a cross-validation curve. */
    public static final List<Rule> OF_CURVES = List.of(MIN, ONE_SE);

    /** What a choice looks at. */
    public enum Kind {
        /** The smallest cross-validated error. */
        MIN,
        /** One standard error from it. */
        ONE_SE,
        /** Akaike's information criterion. */
        AIC,
        /** The Bayesian information criterion of Schwarz. */
        BIC,
        /** The extended one of Chen and Chen, for many features. */
        EBIC,
        /** A number of features. */
        COUNT,
        /** A lambda, as given. */
        LAMBDA
    }

    /** The name used on the command line and in JSON. */
    public String label() {
        return switch (kind) {
            case ONE_SE -> "1se";
            case COUNT -> "count=" + (int) value;
            case LAMBDA -> Double.toString(value);
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
    }

    /**
     * The rule of that name: min, 1se, aic, bic, ebic, count=K, or a lambda.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static Rule parse(String label) {
        for (Kind kind : List.of(Kind.MIN, Kind.ONE_SE, Kind.AIC, Kind.BIC, Kind.EBIC)) {
            Rule rule = new Rule(kind, Double.NaN);
            if (rule.label().equals(label)) {
                return rule;
            }
        }
        try {
            boolean count = label.startsWith("count=");
            double value = count ? Integer.parseInt(label.substring(6)) : Double.parseDouble(label);
            if (value >= 0 && value < Double.POSITIVE_INFINITY) {
                return new Rule(count ? Kind.COUNT : Kind.LAMBDA, value);
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the message that lists what there is.
        }
        throw new IllegalArgumentException("rule is '" + label
                + "'; it must be min, 1se, aic, bic, ebic, count=K with a number of features K, or a lambda");
    }

    /** Index of the lambda chosen from a curve: by one standard error if that is the rule, else of the smallest error. */
    public int choose(CvCurve curve) {
        return kind == Kind.ONE_SE ? curve.oneSe() : curve.min();
    }

    /** The fit chosen from a path. */
    Path choose(ElasticNetPath net, CvCurve curve, InformationCriterion.Setting setting) {
        return switch (kind) {
            case MIN, ONE_SE -> net.path().only(choose(curve));
            case AIC -> net.path().only(InformationCriterion.AIC.choose(net, setting));
            case BIC -> net.path().only(InformationCriterion.BIC.choose(net, setting));
            case EBIC -> net.path().only(InformationCriterion.EBIC.choose(net, setting));
            case LAMBDA -> net.at(value);
            case COUNT -> counted(net);
        };
    }

    private Path counted(ElasticNetPath net) {
        try {
            return net.withNonzeros((int) value).orElseThrow(() -> new DataException("no lambda from "
                    + net.path().lambda()[net.path().size() - 1] + " up keeps exactly " + (int) value
                    + " features.\nTry another count, or a smaller --lambda-ratio"));
        } catch (UnsupportedOperationException withoutKnots) {
            throw new DataException(
                    label() + " needs the lambdas at which weights leave zero, which these data do not give: "
                            + withoutKnots.getMessage() + ".\nTry a larger --lambda-ratio, or another rule",
                    withoutKnots);
        }
    }
}
