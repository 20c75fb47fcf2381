package exactzero.report;

import exactzero.explain.Mismatch;
import exactzero.explain.Reproduction;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A mismatch as one JSON document. */
public record MismatchDocument(Mismatch mismatch) {

    /** Writes the document. The stream stays open. */
    public void write(OutputStream out) throws IOException {
        Json.write(out, this::write);
    }

    private void write(JsonGenerator json) {
        Reproduction best = mismatch.best();
        json.writeStartObject();
        json.writeNumberProperty("rows", mismatch.data().rows());
        json.writeStringProperty("target", Json.text(mismatch.data().target()));
        json.writeStringProperty("cause", mismatch.cause().label());
        Json.number(json, "total", mismatch.total());
        Json.number(json, "convention", mismatch.convention());
        Json.number(json, "tolerance", mismatch.tolerance());
        Json.number(json, "nonUniqueness", mismatch.nonUniqueness());
        json.writeBooleanProperty("rounded", mismatch.rounded());
        if (!Double.isNaN(mismatch.given().intercept())) {
            Json.number(json, "interceptOff", best.interceptOff());
        }
        Json.number(json, "gap", best.optimum().gap()[0]);
        json.writeBooleanProperty("converged", best.optimum().allConverged());
        write(json, "stated", mismatch.stated());
        write(json, "best", best);
        json.writeArrayPropertyStart("tried");
        mismatch.tried().forEach(at -> write(json, null, at));
        json.writeEndArray();
        names(json, "wronglyNonzero", mismatch.wrongly(true));
        names(json, "wronglyZero", mismatch.wrongly(false));
        names(json, "exchanged", mismatch.exchanged());
        json.writeArrayPropertyStart("features");
        double[] optimum = mismatch.optimum();
        for (int j = 0; j < optimum.length; j++) {
            json.writeStartObject();
            json.writeStringProperty("name", Json.text(mismatch.data().features().get(j)));
            Json.number(json, "theirs", mismatch.given().weights()[j]);
            Json.number(json, "optimal", optimum[j]);
            if (!mismatch.proofs().isEmpty()) {
                json.writeStringProperty("verdict", mismatch.proofs().get(j).verdict().label());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void names(JsonGenerator json, String name, List<String> names) {
        json.writeArrayPropertyStart(name);
        names.forEach(feature -> json.writeString(Json.text(feature)));
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, @Nullable String name, Reproduction at) {
        if (name == null) {
            json.writeStartObject();
        } else {
            json.writeObjectPropertyStart(name);
        }
        json.writeStringProperty("reading", at.reading().label());
        Json.number(json, "lambda", at.reading().ours().lambda());
        Json.number(json, "l1Ratio", at.reading().ours().l1Ratio());
        json.writeBooleanProperty("standardized", at.reading().scaling().standardize());
        json.writeBooleanProperty("intercept", at.reading().scaling().intercept());
        json.writeBooleanProperty("perDeviation", at.reading().perDeviation());
        Json.number(json, "excess", at.excess());
        json.writeEndObject();
    }
}
