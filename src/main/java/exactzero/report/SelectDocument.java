package exactzero.report;

import exactzero.data.SetAside;
import exactzero.data.Source;
import exactzero.path.Path;
import exactzero.select.Contrast;
import exactzero.select.CvCurve;
import exactzero.select.FeatureResult;
import exactzero.select.Rule;
import exactzero.select.Selection;
import exactzero.select.Stability;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A selection as one JSON document.
 *
 * @param selection what is written
 * @param setAside columns that were not used
 * @param milliseconds timings; null to leave them out
 * @param dialects the chosen fit in other tools' terms; null to leave them out
 */
public record SelectDocument(Selection selection, List<SetAside> setAside, @Nullable Milliseconds milliseconds,
        @Nullable DialectDocument dialects) {

    public SelectDocument {
        setAside = List.copyOf(setAside);
    }

    /** Writes the document. The stream stays open. */
    public void write(OutputStream out) throws IOException {
        Json.write(out, this::write);
    }

    private void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("rows", selection.rows());
        json.writeStringProperty("target", Json.text(selection.target()));
        json.writeNumberProperty("seed", selection.seed());
        json.writeNumberProperty("folds", selection.folds());
        String foldColumn = selection.provenance().foldColumn();
        if (foldColumn != null) {
            json.writeStringProperty("foldColumn", Json.text(foldColumn));
        }
        Json.number(json, "l1Ratio", selection.options().l1Ratio());
        double[] lambda = selection.lasso().lambda();
        json.writeObjectPropertyStart("lambda");
        Json.number(json, "chosen", selection.lambda());
        json.writeStringProperty("rule", selection.rule().label());
        writeRules(json, selection.lassoCv());
        Json.number(json, "max", lambda[0]);
        json.writeEndObject();
        writeCurve(json, selection.lassoCv());
        json.writeObjectPropertyStart("ridge");
        json.writeObjectPropertyStart("lambda");
        Json.number(json, "chosen", selection.ridge().lambda()[selection.ridgeChosen()]);
        writeRules(json, selection.ridgeCv());
        json.writeEndObject();
        writeCurve(json, selection.ridgeCv());
        json.writeEndObject();
        Json.number(json, "gap", selection.gap());
        json.writeBooleanProperty("converged", selection.converged());
        json.writeObjectPropertyStart("intercept");
        Json.number(json, "lasso", selection.fit().intercept(0));
        Json.number(json, "relaxed", selection.relaxed().intercept(0));
        Json.number(json, "ridge", selection.ridge().intercept(selection.ridgeChosen()));
        json.writeEndObject();
        json.writeArrayPropertyStart("features");
        for (int j = 0; j < selection.features().size(); j++) {
            writeFeature(json, selection.features().get(j), selection.provenance().sources().get(j));
        }
        json.writeEndArray();
        Json.setAside(json, setAside);
        writeStability(json);
        writeContrast(json);
        Json.cost(json, selection.cost());
        if (dialects != null) {
            dialects.write(json);
        }
        Json.milliseconds(json, milliseconds);
        json.writeEndObject();
    }

    private static void writeRules(JsonGenerator json, CvCurve curve) {
        for (Rule rule : Rule.OF_CURVES) {
            Json.number(json, rule.label(), curve.lambda()[rule.choose(curve)]);
        }
    }

    private static void writeCurve(JsonGenerator json, CvCurve curve) {
        json.writeObjectPropertyStart("cv");
        Json.numbers(json, "lambda", curve.lambda());
        Json.numbers(json, "mean", curve.mean());
        Json.numbers(json, "se", curve.se());
        json.writeEndObject();
    }

    private static void writeFeature(JsonGenerator json, FeatureResult feature, Source source) {
        json.writeStartObject();
        json.writeStringProperty("name", Json.text(feature.name()));
        json.writeStringProperty("source", Json.text(source.column()));
        Json.number(json, "lasso", feature.lasso());
        Json.number(json, "ridge", feature.ridge());
        Json.number(json, "relaxed", feature.relaxed());
        json.writeStringProperty("verdict", feature.proof().verdict().label());
        Json.number(json, "pull", feature.proof().pull());
        Json.number(json, "lambda", feature.proof().threshold());
        Json.numbers(json, "interval", new double[] {feature.proof().low(), feature.proof().high()});
        Json.number(json, "zeroAtOrAbove", feature.zeroAtOrAbove());
        if (!Double.isNaN(feature.frequency())) {
            Json.number(json, "frequency", feature.frequency());
        }
        if (feature.twin().exists()) {
            json.writeObjectPropertyStart("twin");
            json.writeStringProperty("name", Json.text(feature.twin().name()));
            Json.number(json, "correlation", feature.twin().correlation());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** The Lasso against ridge of the same strength. */
    private void writeContrast(JsonGenerator json) {
        Contrast contrast = selection.contrast();
        json.writeObjectPropertyStart("contrast");
        Json.number(json, "df", contrast.df());
        Json.number(json, "error", contrast.error());
        json.writeBooleanProperty("errorReached", contrast.errorReached());
        writeRidge(json, "ridgeAtDf", contrast.atDf());
        writeRidge(json, "ridgeAtError", contrast.atError());
        Json.numbers(json, "ridgeCrossesZero", contrast.crossing());
        json.writeEndObject();
    }

    private static void writeRidge(JsonGenerator json, String name, Path ridge) {
        json.writeObjectPropertyStart(name);
        Json.number(json, "lambda", ridge.lambda()[0]);
        Json.numbers(json, "coefficients", ridge.coefficients(0));
        json.writeEndObject();
    }

    private void writeStability(JsonGenerator json) {
        Stability stability = selection.stability();
        if (stability.pairs() == 0) {
            return;
        }
        json.writeObjectPropertyStart("stability");
        json.writeNumberProperty("pairs", stability.pairs());
        Json.number(json, "threshold", Stability.THRESHOLD);
        json.writeNumberProperty("unfit", stability.unfit());
        json.writeNumberProperty("stable", stability.count(Stability.THRESHOLD));
        Json.number(json, "falsePicks", stability.falsePicks(Stability.THRESHOLD));
        Json.number(json, "falsePicksUnimodal", stability.falsePicksUnimodal(Stability.THRESHOLD));
        json.writeEndObject();
    }
}
