package exactzero.report;

import exactzero.explain.Explanation;
import exactzero.explain.PenalisedLoss;
import exactzero.explain.WeightSlice;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;

/** The answer for one weight as one JSON document. */
public record WeightDocument(Explanation explanation) {

    /** Writes the document. The stream stays open. */
    public void write(OutputStream out) throws IOException {
        Json.write(out, this::write);
    }

    private void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("rows", explanation.selection().rows());
        json.writeStringProperty("target", Json.text(explanation.selection().target()));
        json.writeStringProperty("feature", Json.text(explanation.feature().name()));
        json.writeNumberProperty("seed", explanation.selection().seed());
        json.writeNumberProperty("folds", explanation.selection().folds());
        json.writeStringProperty("rule", explanation.selection().rule().label());
        json.writeStringProperty("verdict", explanation.proof().verdict().label());
        json.writeStringProperty("sentence", WhySentence.of(explanation));
        Json.number(json, "pull", explanation.proof().pull());
        Json.number(json, "threshold", explanation.proof().threshold());
        Json.number(json, "margin", explanation.margin());
        Json.numbers(json, "interval", new double[] {explanation.proof().low(), explanation.proof().high()});
        Json.number(json, "zeroAtOrAbove", explanation.feature().zeroAtOrAbove());
        Json.number(json, "gap", explanation.selection().gap());
        fit(json, "lasso", explanation.selection().lambda(), explanation.feature().lasso(), explanation.lasso());
        fit(json, "ridge", explanation.ridgeLambda(), explanation.feature().ridge(), explanation.ridge());
        json.writeEndObject();
    }

    /** A fit, and its slice: level - pull w + curvature w^2 / 2 + l1 |w| + l2 w^2 / 2. */
    private static void fit(JsonGenerator json, String name, double lambda, double weight, WeightSlice slice) {
        PenalisedLoss objective = slice.objective();
        json.writeObjectPropertyStart(name);
        Json.number(json, "lambda", lambda);
        Json.number(json, "weight", weight);
        Json.number(json, "standardizedWeight", slice.weight());
        json.writeObjectPropertyStart("slice");
        Json.number(json, "level", objective.loss().level());
        Json.number(json, "pull", objective.loss().pull());
        Json.number(json, "curvature", objective.loss().curvature());
        Json.number(json, "l1", objective.penalty().l1());
        Json.number(json, "l2", objective.penalty().l2());
        json.writeEndObject();
        json.writeEndObject();
    }
}
