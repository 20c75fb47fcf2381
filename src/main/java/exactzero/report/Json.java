package exactzero.report;

import exactzero.data.SetAside;
import exactzero.solve.Cost;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** JSON: doubles as the shortest text that reads back as them, exact zeros as {@code 0}, what is not finite as null. */
final class Json {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private Json() {}

    /** A string, with a question mark in place of half a surrogate pair, which UTF-8 cannot hold. */
    static String text(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Writes one document and a line end. */
    static void write(OutputStream out, Consumer<JsonGenerator> document) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            document.accept(json);
            json.writeRaw('\n');
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    static void number(JsonGenerator json, String name, double value) {
        json.writeName(name);
        number(json, value);
    }

    static void numbers(JsonGenerator json, String name, double[] values) {
        json.writeName(name);
        numbers(json, values);
    }

    static void numbers(JsonGenerator json, double[] values) {
        json.writeStartArray();
        for (double value : values) {
            number(json, value);
        }
        json.writeEndArray();
    }

    /** What a path has cost, without the time it took: the same input gives the same bytes. */
    static void cost(JsonGenerator json, Cost cost) {
        json.writeObjectPropertyStart("cost");
        json.writeStringProperty("route", cost.route().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.writeNumberProperty("fullPasses", cost.fullPasses());
        number(json, "partialPasses", cost.partialPasses());
        number(json, "fits", cost.fits());
        json.writeNumberProperty("workingSet", cost.workingSet());
        json.writeNumberProperty("appended", cost.appended());
        json.writeNumberProperty("removed", cost.removed());
        json.writeNumberProperty("refactored", cost.refactored());
        json.writeNumberProperty("solves", cost.solves());
        json.writeNumberProperty("sweeps", cost.sweeps());
        json.writeNumberProperty("dependent", cost.dependent());
        json.writeEndObject();
    }

    /** Columns that were not used. */
    static void setAside(JsonGenerator json, List<SetAside> columns) {
        json.writeArrayPropertyStart("setAside");
        for (SetAside column : columns) {
            json.writeStartObject();
            json.writeStringProperty("name", text(column.name()));
            json.writeStringProperty("reason", text(column.reason()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void milliseconds(JsonGenerator json, @Nullable Milliseconds milliseconds) {
        if (milliseconds != null) {
            json.writeObjectPropertyStart("milliseconds");
            number(json, "read", milliseconds.read());
            number(json, "fit", milliseconds.fit());
            json.writeEndObject();
        }
    }

    private static void number(JsonGenerator json, double value) {
        if (value == 0.0) {
            json.writeNumber(0);
        } else if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
