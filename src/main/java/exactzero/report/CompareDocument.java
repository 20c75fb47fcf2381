package exactzero.report;

import exactzero.certify.Verdict;
import exactzero.compare.Comparison;
import exactzero.compare.Contest;
import exactzero.compare.Result;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;

/** A comparison as one JSON document; what was not measured, or is no number, is null. */
public record CompareDocument(Comparison comparison) {

    /** Writes the document. The stream stays open. */
    public void write(OutputStream out) throws IOException {
        Json.write(out, this::write);
    }

    private void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("rows", comparison.rows());
        json.writeNumberProperty("features", comparison.features().size());
        json.writeStringProperty("target", Json.text(comparison.target()));
        json.writeNumberProperty("seed", comparison.plan().seed());
        json.writeNumberProperty("threads", comparison.plan().threads());
        json.writeNumberProperty("heldOut", comparison.heldOut());
        Json.number(json, "lambda", comparison.contests().getFirst().lambda());
        json.writeArrayPropertyStart("results");
        for (Contest contest : comparison.contests()) {
            for (Result result : contest.results()) {
                write(json, contest, result);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Contest contest, Result result) {
        json.writeStartObject();
        json.writeStringProperty("library", result.entrant().library());
        json.writeStringProperty("model", result.entrant().model());
        json.writeStringProperty("setting", result.entrant().setting());
        Json.number(json, "lambda", contest.lambda());
        Json.number(json, "l1Ratio", contest.l1Ratio());
        if (result.failed()) {
            json.writeStringProperty("failure", Json.text(result.failure()));
            json.writeEndObject();
            return;
        }
        Json.number(json, "objective", result.score().objective());
        Json.number(json, "gap", result.score().gap());
        json.writeNumberProperty("zeros", result.score().zeros());
        json.writeNumberProperty("below1e-4", result.score().tiny());
        if (contest.l1Ratio() > 0) {
            json.writeObjectPropertyStart("support");
            json.writeNumberProperty("provenZero", contest.count(Verdict.PROVEN_ZERO));
            json.writeNumberProperty("provenNonzero", contest.count(Verdict.PROVEN_NONZERO));
            json.writeNumberProperty("wrong", result.score().wrong());
            json.writeNumberProperty("wrongRounded", result.score().wrongRounded());
            json.writeNumberProperty("lost", result.score().lost());
            json.writeEndObject();
        }
        Json.number(json, "heldOutError", result.heldOut());
        if (result.timing().runs() > 0) {
            json.writeObjectPropertyStart("milliseconds");
            Json.number(json, "median", result.timing().median());
            Json.number(json, "min", result.timing().min());
            Json.number(json, "lowerQuartile", result.timing().quantile(0.25));
            Json.number(json, "upperQuartile", result.timing().quantile(0.75));
            json.writeNumberProperty("runs", result.timing().runs());
            Json.number(json, "first", result.first().milliseconds());
            json.writeEndObject();
            Json.number(json, "megabytes", result.first().megabytes());
        }
        Json.numbers(json, "standardized", result.standardized());
        if (!result.remark().isEmpty()) {
            json.writeStringProperty("remark", result.remark());
        }
        json.writeEndObject();
    }
}
