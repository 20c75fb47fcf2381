package exactzero.report;

import exactzero.certify.Verdict;
import exactzero.explain.Explanation;
import exactzero.explain.WeightSlice;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of one weight in words, Lasso beside ridge: for the terminal and for the page.
 *
 * @param rows in the order of the argument
 */
public record WeightTable(List<Row> rows) {

    /**
     * A number.
     *
     * @param name what it is
     * @param lasso the Lasso's; empty for none
     * @param ridge ridge's; empty for none
     */
    public record Row(String name, String lasso, String ridge) {}

    /** The table. */
    public static WeightTable of(Explanation explanation) {
        WeightSlice lasso = explanation.lasso();
        WeightSlice ridge = explanation.ridge();
        List<Row> rows = new ArrayList<>();
        rows.add(row("lambda", explanation.selection().lambda(), explanation.ridgeLambda()));
        rows.add(row("weight", explanation.feature().lasso(), explanation.feature().ridge()));
        rows.add(row("weight per standard deviation of the column", lasso.weight(), ridge.weight()));
        rows.add(row("pull of the data at this weight", lasso.pull(), ridge.pull()));
        rows.add(row("pull of the data at weight 0, the others held", lasso.objective().loss().pull(),
                ridge.objective().loss().pull()));
        rows.add(row("pull that the penalty holds at weight 0", explanation.proof().threshold(),
                ridge.objective().penalty().l1()));
        rows.add(row("weight without this penalty, the others held", lasso.objective().loss().leastSquares(),
                ridge.objective().loss().leastSquares()));
        if (explanation.proof().verdict() != Verdict.CONSTANT) {
            rows.add(new Row("optimal weight lies in",
                    Numbers.interval(explanation.proof().low(), explanation.proof().high()), ""));
            rows.add(new Row("zero for every lambda >=", Numbers.brief(explanation.feature().zeroAtOrAbove()), ""));
        }
        return new WeightTable(List.copyOf(rows));
    }

    private static Row row(String name, double lasso, double ridge) {
        return new Row(name, Numbers.brief(lasso), Numbers.brief(ridge));
    }
}
