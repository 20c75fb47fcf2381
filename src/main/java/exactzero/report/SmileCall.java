package exactzero.report;

import exactzero.path.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The call in Java, for jshell with Smile on the class path. */
final class SmileCall {
    /** Smile's stop is a relative duality gap of 1e-4; its interior point gets little below this. */
    private static final String EXACT = ", 1e-10, 10000)";

    private SmileCall() {}

    static List<String> lines(Translation translation, TableFile file) {
        double l1Ratio = translation.path().l1Ratio();
        boolean mixed = l1Ratio > 0 && l1Ratio < 1;
        String model = l1Ratio == 1 ? "LASSO" : l1Ratio == 0 ? "RidgeRegression" : "ElasticNet";
        List<String> lines = new ArrayList<>();
        lines.add("import smile.regression." + model + ";");
        lines.add("import smile.data.formula.Formula;");
        lines.addAll(reading(translation, file));
        lines.add("var formula = Formula.lhs(" + Literal.text(file.target()) + ");");
        boolean many = translation.path().size() > 1;
        if (!many) {
            String lambda = mixed ? Literal.number(translation.arguments(0).get("lambda1")) + ", "
                    + Literal.number(translation.arguments(0).get("lambda2"))
                    : Literal.number(translation.arguments(0).get("lambda"));
            lines.add("var fit = " + fit(model, lambda));
            lines.add("System.out.println(fit.intercept() + \" \" + fit.coefficients());");
            return lines;
        }
        double[] lambda = DialectCall.along(translation, mixed ? "lambda1" : "lambda");
        double share = mixed ? translation.arguments(0).get("lambda2") / translation.arguments(0).get("lambda1") : 0;
        lines.add("for (double lambda : new double[] {" + Literal.numbers(lambda) + "}) {");
        lines.add("    var fit = " + fit(model, "lambda" + (mixed ? ", lambda * " + Literal.number(share) : "")));
        lines.add("    System.out.println(fit.intercept() + \" \" + fit.coefficients());");
        lines.add("}");
        return lines;
    }

    private static String fit(String model, String lambda) {
        return model + ".fit(formula, data, "
                + (model.equals("RidgeRegression") ? lambda : "new " + model + ".Options(" + lambda + EXACT) + ");";
    }

    private static List<String> reading(Translation translation, TableFile file) {
        List<String> columns =
                Stream.concat(translation.path().features().stream(), Stream.of(file.target())).toList();
        if (!file.asRead() || file.decimal() != '.') {
            return List.of("// data: a DataFrame of the columns " + Literal.texts(columns)
                    + " as Exact Zero codes and fills them");
        }
        String delimiter = file.delimiter() == ',' ? ""
                : ".setDelimiter('" + (file.delimiter() == '\t' ? "\\t" : "" + file.delimiter()) + "')";
        return List.of("import org.apache.commons.csv.CSVFormat;",
                "var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true)"
                        + ".setIgnoreSurroundingSpaces(true)" + delimiter + ".get();",
                "var data = smile.io.Read.csv(" + Literal.text(file.path().toString()) + ", format).select("
                        + Literal.texts(columns) + ");");
    }
}
