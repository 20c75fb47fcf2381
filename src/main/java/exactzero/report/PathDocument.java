package exactzero.report;

import exactzero.data.Provenance;
import exactzero.data.SetAside;
import exactzero.path.Knot;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.solve.Cost;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A path as one JSON document.
 *
 * @param path what is written
 * @param rows number of rows fitted
 * @param target name of the target
 * @param provenance where the features come from, and which columns were set aside
 * @param standardized whether weights were penalised per standard deviation of their column
 * @param knots where the path bends; null when they are not known
 * @param cost what the path has cost; null for ridge, which is closed form
 * @param ridge what ridge tells beside its weights; null for other paths
 * @param milliseconds timings; null to leave them out
 * @param dialects the path in other tools' terms; null to leave them out
 */
public record PathDocument(
        Path path,
        int rows,
        String target,
        Provenance provenance,
        boolean standardized,
        @Nullable List<Knot> knots,
        @Nullable Cost cost,
        @Nullable RidgePath ridge,
        @Nullable Milliseconds milliseconds,
        @Nullable DialectDocument dialects) {

    /** Writes the document, number by number: it may be larger than the memory. The stream stays open. */
    public void write(OutputStream out) throws IOException {
        Json.write(out, this::write);
    }

    private void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("rows", rows);
        json.writeArrayPropertyStart("features");
        path.features().forEach(name -> json.writeString(Json.text(name)));
        json.writeEndArray();
        json.writeArrayPropertyStart("sources");
        provenance.sources().forEach(source -> json.writeString(Json.text(source.column())));
        json.writeEndArray();
        json.writeStringProperty("target", Json.text(target));
        json.writeStringProperty("method", method());
        Json.number(json, "l1Ratio", path.l1Ratio());
        json.writeBooleanProperty("standardized", standardized);
        Json.numbers(json, "lambda", path.lambda());
        Json.numbers(json, "intercept", path.intercepts());
        json.writeArrayPropertyStart("coefficients");
        for (int k = 0; k < path.size(); k++) {
            Json.numbers(json, path.coefficients(k));
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("nonzero");
        for (int k = 0; k < path.size(); k++) {
            json.writeNumber(path.nonzero(k));
        }
        json.writeEndArray();
        Json.numbers(json, "gap", path.gap());
        Json.numbers(json, "r2", path.r2());
        json.writeArrayPropertyStart("converged");
        for (boolean converged : path.converged()) {
            json.writeBoolean(converged);
        }
        json.writeEndArray();
        writeKnots(json);
        Json.setAside(json, setAside());
        if (cost != null) {
            Json.cost(json, cost);
        }
        if (ridge != null) {
            writeRidge(json, ridge);
        }
        if (dialects != null) {
            dialects.write(json);
        }
        Json.milliseconds(json, milliseconds);
        json.writeEndObject();
    }

    /** What the reader left out, and the columns that do not vary. */
    private List<SetAside> setAside() {
        Stream<SetAside> constant = IntStream.range(0, path.features().size())
                .filter(j -> path.scaling().constant()[j])
                .mapToObj(j -> new SetAside(path.features().get(j), "constant"));
        return Stream.concat(provenance.setAside().stream(), constant).toList();
    }

    private void writeRidge(JsonGenerator json, RidgePath of) {
        Json.numbers(json, "df", IntStream.range(0, path.size()).mapToDouble(of::degreesOfFreedom).toArray());
        Json.numbers(json, "gcv",
                IntStream.range(0, path.size()).mapToDouble(of::generalisedCrossValidation).toArray());
        Json.numbers(json, "digits", IntStream.range(0, path.size()).mapToDouble(of::digits).toArray());
    }

    private String method() {
        return path.l1Ratio() == 1 ? "lasso" : path.l1Ratio() == 0 ? "ridge" : "elastic-net";
    }

    private void writeKnots(JsonGenerator json) {
        if (knots == null) {
            return;
        }
        json.writeArrayPropertyStart("knots");
        for (Knot knot : knots) {
            json.writeStartObject();
            Json.number(json, "lambda", knot.lambda());
            json.writeStringProperty("feature", Json.text(knot.feature()));
            json.writeStringProperty("event", knot.event().label());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
