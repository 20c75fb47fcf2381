package exactzero.report;

import exactzero.path.Translation;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Fits in other tools' terms, as a part of a JSON document.
 *
 * @param file that was fitted
 * @param translations one for each tool
 */
public record DialectDocument(TableFile file, List<Translation> translations) {

    public DialectDocument {
        translations = List.copyOf(translations);
    }

    void write(JsonGenerator json) {
        if (translations.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("dialects");
        for (Translation translation : translations) {
            write(json, translation);
        }
        json.writeEndArray();
    }

    private void write(JsonGenerator json, Translation translation) {
        int fits = translation.path().size();
        json.writeStartObject();
        json.writeStringProperty("dialect", translation.dialect().label());
        json.writeObjectPropertyStart("arguments");
        for (String argument : translation.arguments(0).keySet()) {
            Json.numbers(json, argument, DialectCall.along(translation, argument));
        }
        json.writeEndObject();
        json.writeBooleanProperty("perDeviation", translation.perDeviation());
        double[] intercepts = new double[fits];
        json.writeArrayPropertyStart("coefficients");
        for (int k = 0; k < fits; k++) {
            Json.numbers(json, translation.coefficients(k));
            intercepts[k] = translation.intercept(k);
        }
        json.writeEndArray();
        Json.numbers(json, "intercept", intercepts);
        json.writeStringProperty("call", Json.text(DialectCall.of(translation, file)));
        json.writeEndObject();
    }
}
