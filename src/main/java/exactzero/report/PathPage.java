package exactzero.report;

import exactzero.path.Path;
import exactzero.select.Ranking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page of two paths.
 *
 * @param order features, the most important first
 */
record PathPage(DrawnPath drawn, Path ridge, String name, String target, int[] order) {

    /** A feature as the table says it. */
    record Row(String name, String lasso, String ridge, boolean zero, String zeroAtOrAbove) {}

    byte[] render(Picture paths, ReportOptions options) throws IOException {
        Path lasso = drawn.path();
        String method = Headline.method(lasso);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("version", options.version());
        model.put("heading", paths.title());
        model.put("lead", lead(method));
        model.put("warnings", lasso.allConverged() ? List.of() : List.of(Headline.NOT_CONVERGED));
        model.put("target", Label.clean(target));
        model.put("method", method);
        model.put("paths", Page.picture(paths, "paths"));
        model.put("lambda", Numbers.brief(lasso.lambda()[lasso.size() - 1]));
        model.put("ridgeLambda", Numbers.brief(ridge.lambda()[ridge.size() - 1]));
        List<Row> rows = rows();
        model.put("rows", rows);
        model.put("left", order.length - rows.size());
        model.put("rest", options.formats().contains(Format.CSV)
                ? "all of them are in " + PathReport.TABLE + "." : "the CSV report has all of them.");
        model.put("facts", Page.facts("path", facts(method), options).entrySet());
        return Page.render("path", model);
    }

    private List<String> lead(String method) {
        Path lasso = drawn.path();
        int last = lasso.size() - 1;
        int ridgeLast = ridge.size() - 1;
        String shrinks = ridge.nonzero(0) == order.length
                ? "Ridge only shrinks: all " + order.length + " weights stay different from zero all the way."
                : "Ridge goes from " + ridge.nonzero(ridgeLast) + " to " + ridge.nonzero(0) + ".";
        return List.of("As the penalty \u03BB grows from " + Numbers.brief(lasso.lambda()[last]) + " to "
                + Numbers.brief(lasso.lambda()[0]) + ", the " + method + " goes from " + lasso.nonzero(last)
                + " weights that are not zero, of " + order.length + ", to " + lasso.nonzero(0) + ".", shrinks);
    }

    private List<Row> rows() {
        Path lasso = drawn.path();
        double[] weights = lasso.coefficients(lasso.size() - 1);
        double[] ridgeWeights = ridge.coefficients(ridge.size() - 1);
        List<Row> rows = new ArrayList<>();
        for (int j : Ranking.first(order, SelectPage.SHOWN)) {
            rows.add(new Row(Label.clean(lasso.features().get(j), SelectPage.LONGEST_NAME), Numbers.brief(weights[j]),
                    Numbers.brief(ridgeWeights[j]), weights[j] == 0.0, Numbers.brief(drawn.zeroAtOrAbove()[j])));
        }
        return rows;
    }

    private Map<String, String> facts(String method) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Data", Label.clean(name) + ": " + order.length + " features");
        facts.put("Target", Label.clean(target));
        facts.put("Method", method + ", " + drawn.path().size() + " lambdas; ridge, " + ridge.size() + " lambdas");
        return facts;
    }
}
