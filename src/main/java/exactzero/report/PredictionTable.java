package exactzero.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Predictions, one for each row.
 *
 * @param target name of what is predicted
 * @param predicted the predictions, shared and not modified
 */
public record PredictionTable(String target, double[] predicted) {

    /** Writes a CSV of one column, named after the target. The stream stays open. */
    public void writeCsv(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        Csv csv = new Csv(writer);
        csv.text(target).end();
        for (double value : predicted) {
            csv.number(value).end();
        }
        writer.flush();
    }

    /** Writes one JSON document. The stream stays open. */
    public void writeJson(OutputStream out) throws IOException {
        Json.write(out, json -> {
            json.writeStartObject();
            json.writeStringProperty("target", Json.text(target));
            Json.numbers(json, "predicted", predicted);
            json.writeEndObject();
        });
    }
}
