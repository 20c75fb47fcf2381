package exactzero.report;

import exactzero.inspect.ColumnReport;
import exactzero.inspect.Inspection;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * An inspection as one JSON document.
 *
 * @param inspection what is written
 */
public record InspectDocument(Inspection inspection) {

    /** Writes the document. The stream stays open. */
    public void write(OutputStream out) throws IOException {
        Json.write(out, this::write);
    }

    private void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("rows", inspection.rows());
        json.writeArrayPropertyStart("columns");
        for (ColumnReport column : inspection.columns()) {
            json.writeStartObject();
            json.writeStringProperty("name", Json.text(column.name()));
            json.writeStringProperty("type", column.type());
            json.writeStringProperty("reason", Json.text(column.reason()));
            json.writeNumberProperty("missing", column.missing());
            if (column.distinct() >= 0) {
                json.writeNumberProperty("distinct", column.distinct());
            } else {
                json.writeNullProperty("distinct");
            }
            writeNotes(json, column.notes());
            json.writeEndObject();
        }
        json.writeEndArray();
        writeNotes(json, inspection.notes());
        json.writeEndObject();
    }

    private static void writeNotes(JsonGenerator json, List<String> notes) {
        json.writeArrayPropertyStart("notes");
        notes.forEach(note -> json.writeString(Json.text(note)));
        json.writeEndArray();
    }
}
