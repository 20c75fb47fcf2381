package exactzero.report;

import exactzero.path.Dialect;
import exactzero.path.FitSetting;
import exactzero.path.Translation;
import java.util.ArrayList;
import java.util.List;

/** The call in Scala, for Spark's shell: columns get names of their own, since Spark reads a point as a path. */
final class SparkCall {
    private SparkCall() {}

    static List<String> lines(Translation translation, TableFile file) {
        FitSetting fit = translation.setting();
        List<String> lines = new ArrayList<>();
        lines.add("import org.apache.spark.ml.feature.VectorAssembler");
        lines.add("import org.apache.spark.ml.regression.LinearRegression");
        if (!file.asRead()) {
            lines.add("// data: a DataFrame with x, the vector of the columns "
                    + Literal.texts(translation.path().features())
                    + " as Exact Zero codes and fills them, y, the target"
                    + (fit.equalWeights() ? "" : ", and w, the weights"));
        } else {
            lines.addAll(reading(translation, file));
        }
        double[] regParam = DialectCall.along(translation, "regParam");
        boolean many = regParam.length > 1;
        String model = "new LinearRegression().setFeaturesCol(\"x\").setLabelCol(\"y\")"
                + (fit.equalWeights() ? "" : ".setWeightCol(\"w\")")
                + ".setRegParam(" + (many ? "r" : Literal.number(regParam[0])) + ")"
                + ".setElasticNetParam(" + Literal.number(translation.arguments(0).get("elasticNetParam")) + ")"
                + ".setStandardization(" + fit.scaling().standardize() + ").setFitIntercept("
                + fit.scaling().intercept() + ").setSolver(\""
                + (Dialect.normalEquations(fit) ? "normal" : "l-bfgs")
                + "\").setTol(1e-14).setMaxIter(100000).fit(data)";
        if (many) {
            lines.add("val fits = Seq(" + Literal.numbers(regParam) + ").map(r => " + model + ")");
            lines.add("fits.foreach(f => println(f.intercept, f.coefficients))");
        } else {
            lines.add("val fit = " + model);
            lines.add("println(fit.intercept, fit.coefficients)");
        }
        return lines;
    }

    private static List<String> reading(Translation translation, TableFile file) {
        String weights = file.weights();
        String dialect =
                (file.delimiter() == ',' ? "" : ".option(\"sep\", " + Literal.text("" + file.delimiter()) + ")")
                        + (file.encoding().equals("UTF-8") ? ""
                                : ".option(\"encoding\", " + Literal.text(file.encoding()) + ")");
        String cell = file.decimal() == '.' ? "c" : "regexp_replace(c, \",\", \".\")";
        List<String> lines = new ArrayList<>();
        if (file.decimal() != '.') {
            lines.add("import org.apache.spark.sql.functions.regexp_replace");
        }
        lines.add("val d = spark.read.option(\"header\", true)" + dialect + ".csv("
                + Literal.text(file.path().toString()) + ")");
        lines.add("def number(name: String) = { val c = d(\"`\" + name.replace(\"`\", \"``\") + \"`\"); " + cell
                + ".cast(\"double\") }");
        lines.add("val names = Seq(" + Literal.texts(translation.path().features()) + ")");
        String rest = ", number(" + Literal.text(file.target()) + ").as(\"y\")"
                + (weights == null ? "" : ", number(" + Literal.text(weights) + ").as(\"w\")");
        lines.add("val columns = names.zipWithIndex.map { case (name, j) => number(name).as(\"x\" + j) }");
        lines.add("val data = new VectorAssembler().setInputCols(names.indices.map(\"x\" + _).toArray)"
                + ".setOutputCol(\"x\").transform(d.select(columns ++ Seq(" + rest.substring(2) + "): _*))");
        return lines;
    }
}
