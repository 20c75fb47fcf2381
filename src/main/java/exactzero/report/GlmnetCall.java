package exactzero.report;

import exactzero.path.Constraints;
import exactzero.path.FitSetting;
import exactzero.path.Translation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The call in R. */
final class GlmnetCall {
    /** At glmnet's default of 1e-7 the weights have two to four digits. */
    private static final String EXACT = "type.gaussian = \"naive\", thresh = 1e-24, maxit = 1e9)";

    private GlmnetCall() {}

    static List<String> lines(Translation translation, TableFile file) {
        FitSetting fit = translation.setting();
        List<String> lines = new ArrayList<>(reading(translation, file));
        String weights = file.weights();
        double[] lambda = DialectCall.along(translation, "lambda");
        boolean many = lambda.length > 1;
        if (many) {
            lines.add("glmnet::glmnet.control(fdev = 0, devmax = 1)  # no early stop");
        }
        StringBuilder call = new StringBuilder("fit <- glmnet::glmnet(x, y");
        if (!fit.equalWeights()) {
            call.append(", weights = ")
                    .append(file.asRead() && weights != null ? "d[[" + Literal.text(weights) + "]]" : "w");
        }
        call.append(", alpha = ").append(Literal.number(translation.arguments(0).get("alpha")))
                .append(", lambda = ").append(vector(lambda))
                .append(", standardize = ").append(bool(fit.scaling().standardize()))
                .append(", intercept = ").append(bool(fit.scaling().intercept()))
                .append(constraints(fit)).append(", ").append(EXACT);
        lines.add(call.toString());
        lines.add("coef(fit)");
        return lines;
    }

    private static List<String> reading(Translation translation, TableFile file) {
        if (!file.asRead()) {
            return List.of(DialectCall.notAsRead("#", translation));
        }
        String utf8 = file.encoding().equals("UTF-8") ? "UTF-8-BOM" : file.encoding();
        String dialect = (file.delimiter() == ',' ? "" : ", sep = " + Literal.text("" + file.delimiter()))
                + (file.decimal() == '.' ? "" : ", dec = " + Literal.text("" + file.decimal()));
        return List.of("d <- read.csv(" + Literal.text(file.path().toString())
                + ", check.names = FALSE, fileEncoding = " + Literal.text(utf8) + dialect + ")",
                "names(d) <- trimws(names(d))",
                "x <- as.matrix(d[c(" + Literal.texts(translation.path().features()) + ")])",
                "y <- d[[" + Literal.text(file.target()) + "]]");
    }

    private static String constraints(FitSetting fit) {
        Constraints constraints = fit.constraints();
        String factors = fit.hasFactors() ? ", penalty.factor = c(" + Arrays.stream(constraints.factors())
                .mapToObj(v -> v == Double.POSITIVE_INFINITY ? "Inf" : Literal.number(v))
                .collect(Collectors.joining(", ")) + ")" : "";
        return factors + bound("lower.limits", constraints.lower()) + bound("upper.limits", constraints.upper());
    }

    private static String bound(String name, double[] values) {
        if (values.length == 0) {
            return "";
        }
        boolean zeros = Arrays.stream(values).allMatch(v -> v == 0);
        return ", " + name + " = " + (zeros ? "0" : "c(" + Arrays.stream(values)
                .mapToObj(v -> Double.isInfinite(v) ? (v > 0 ? "Inf" : "-Inf") : Literal.number(v))
                .collect(Collectors.joining(", ")) + ")");
    }

    private static String vector(double[] lambda) {
        int last = lambda.length - 1;
        if (last == 0) {
            return Literal.number(lambda[0]);
        }
        return Literal.isGrid(lambda)
                ? Literal.number(lambda[0]) + " * " + Literal.number(lambda[last] / lambda[0]) + "^((0:" + last + ") / "
                        + last + ")"
                : "c(" + Literal.numbers(lambda) + ")";
    }

    private static String bool(boolean value) {
        return value ? "TRUE" : "FALSE";
    }
}
