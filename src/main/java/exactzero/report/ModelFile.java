package exactzero.report;

import exactzero.data.DataException;
import exactzero.data.FileFault;
import exactzero.data.Source;
import exactzero.select.Model;
import exactzero.select.Model.Term;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model as a file of JSON, and back.
 *
 * <p>The document has "format": "exactzero-model", "version": 1, then target, method, l1Ratio, lambda, rule, seed, rows,
 * intercept, levels, and terms, each with column, coding (number, truth, level or missing), level for that coding alone,
 * weight, and standIn where missing cells are filled. Numbers read back to the same bit. Reading is strict: a field that is
 * missing, of another kind or not known is an error, for a model half understood would predict wrongly.
 */
public final class ModelFile {
    private static final String FORMAT = "exactzero-model";
    private static final int VERSION = 1;
    private static final Set<String> FIELDS =
            Set.of("format", "version", "target", "method", "l1Ratio", "lambda", "rule",
                    "seed", "rows", "intercept", "levels", "terms");
    private static final Set<String> TERM_FIELDS = Set.of("column", "coding", "level", "weight", "standIn");
    private static final long LARGEST = 1L << 28;

    private final String file;

    private ModelFile(String file) {
        this.file = file;
    }

    /** Writes a model. The stream stays open. */
    public static void write(Model model, OutputStream out) throws IOException {
        Json.write(out, json -> {
            json.writeStartObject();
            json.writeStringProperty("format", FORMAT);
            json.writeNumberProperty("version", VERSION);
            json.writeStringProperty("target", Json.text(model.target()));
            json.writeStringProperty("method", model.method());
            Json.number(json, "l1Ratio", model.l1Ratio());
            Json.number(json, "lambda", model.lambda());
            json.writeStringProperty("rule", model.rule());
            json.writeNumberProperty("seed", model.seed());
            json.writeNumberProperty("rows", model.rows());
            Json.number(json, "intercept", model.intercept());
            json.writeArrayPropertyStart("levels");
            model.levels().stream().sorted().forEach(level -> json.writeString(Json.text(level)));
            json.writeEndArray();
            json.writeArrayPropertyStart("terms");
            for (Term term : model.terms()) {
                json.writeStartObject();
                json.writeStringProperty("column", Json.text(term.source().column()));
                json.writeStringProperty("coding", term.source().coding().name().toLowerCase(Locale.ROOT));
                if (term.source().level() != null) {
                    json.writeStringProperty("level", Json.text(term.source().level()));
                }
                Json.number(json, "weight", term.weight());
                if (!Double.isNaN(term.standIn())) {
                    Json.number(json, "standIn", term.standIn());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /**
     * Reads a model.
     *
     * @throws DataException if the file cannot be read or is not exactly such a document
     */
    public static Model read(Path path) {
        return new ModelFile(path.toString()).model(path);
    }

    private Model model(Path path) {
        JsonNode json;
        try {
            FileFault.requireFile(path);
            if (Files.size(path) > LARGEST) {
                throw fault("is larger than any model");
            }
            JsonMapper mapper = new JsonMapper(
                    JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
            json = mapper.readTree(Files.readAllBytes(path));
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        } catch (UnexpectedEndOfInputException e) {
            throw new DataException(file + ": is no JSON: it ends too early", e);
        } catch (JacksonException e) {
            throw new DataException(file + ": is no JSON: " + e.getOriginalMessage(), e);
        }
        if (!json.isObject() || !json.path("format").isString() || !json.path("format").stringValue().equals(FORMAT)) {
            throw fault("is no model of this program (its \"format\" is not \"" + FORMAT + "\")");
        }
        if (!json.path("version").isInt() || json.path("version").intValue() != VERSION) {
            throw fault("has version " + json.path("version") + "; this program reads version " + VERSION);
        }
        requireKnown(json, FIELDS, "");
        List<Term> terms = new ArrayList<>();
        for (JsonNode term : array(json, "terms")) {
            terms.add(term(term, "terms[" + terms.size() + "]."));
        }
        Set<String> levels = new TreeSet<>();
        for (JsonNode level : array(json, "levels")) {
            if (!level.isString()) {
                throw fault("has an entry of \"levels\" that is no text");
            }
            levels.add(level.stringValue());
        }
        return new Model(text(json, "target", ""), text(json, "method", ""), number(json, "l1Ratio", ""),
                number(json, "lambda", ""), text(json, "rule", ""), integer(json, "seed"),
                rows(json), number(json, "intercept", ""), terms, levels);
    }

    private Term term(JsonNode json, String where) {
        if (!json.isObject()) {
            throw fault("has an entry of \"terms\" that is no object");
        }
        requireKnown(json, TERM_FIELDS, where);
        String name = text(json, "coding", where);
        Source.Coding coding = List.of(Source.Coding.values()).stream()
                .filter(c -> c.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
                .orElseThrow(() -> fault("has the coding '" + name + "', which is none, in " + where + "coding"));
        boolean levelled = coding == Source.Coding.LEVEL;
        if (levelled != json.has("level")) {
            throw fault("must have \"" + where + "level\" where the coding is level, and only there");
        }
        double weight = number(json, "weight", where);
        double standIn = json.has("standIn") ? number(json, "standIn", where) : Double.NaN;
        return new Term(new Source(text(json, "column", where), coding, levelled ? text(json, "level", where) : null),
                weight, standIn);
    }

    private void requireKnown(JsonNode json, Set<String> known, String where) {
        for (String name : json.propertyNames()) {
            if (!known.contains(name)) {
                throw fault("has a field \"" + where + name + "\" that this program does not know");
            }
        }
    }

    private JsonNode array(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isArray()) {
            throw fault("needs a list in \"" + name + "\"");
        }
        return value;
    }

    private String text(JsonNode json, String name, String where) {
        JsonNode value = json.path(name);
        if (!value.isString()) {
            throw fault("needs text in \"" + where + name + "\"");
        }
        return value.stringValue();
    }

    private double number(JsonNode json, String name, String where) {
        JsonNode value = json.path(name);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw fault("needs a finite number in \"" + where + name + "\"");
        }
        return value.doubleValue();
    }

    private long integer(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw fault("needs a whole number in \"" + name + "\"");
        }
        return value.longValue();
    }

    private int rows(JsonNode json) {
        long rows = integer(json, "rows");
        if (rows < 1 || rows > Integer.MAX_VALUE) {
            throw fault("has " + rows + " \"rows\"; they must be from 1 to " + Integer.MAX_VALUE);
        }
        return (int) rows;
    }

    private DataException fault(String what) {
        return new DataException(file + ": " + what);
    }
}
