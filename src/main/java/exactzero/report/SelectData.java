package exactzero.report;

import exactzero.explain.PenalisedLoss;
import exactzero.explain.WeightPenalty;
import exactzero.path.Path;
import exactzero.select.FeatureResult;
import exactzero.select.Selection;
import exactzero.select.Track;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import tools.jackson.core.JsonGenerator;

/**
 * What the script of a selection's page works with, as JSON inside the page.
 *
 * <p>Weights and pulls are per standard deviation of the column, in units of the target and of lambda.
 *
 * @param selection what is shown
 * @param shown features in the table, the most important first
 * @param table the CSV file's text
 */
record SelectData(Selection selection, int[] shown, String table) {
    /** Digits of weights and pulls: more than the 1e-9 that a reader may check. */
    private static final MathContext FINE = new MathContext(14);
    /** Digits of ridge's weights, which are interpolated. */
    private static final MathContext COARSE = new MathContext(9);

    /** The document in plain ASCII; nothing in it ends a script element. */
    String text() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Json.write(out, this::write);
        StringBuilder ascii = new StringBuilder(out.size());
        out.toString(StandardCharsets.UTF_8).chars().forEach(c -> {
            if (c == '<' || c >= 0x7F) {
                ascii.append("\\u").append(HexFormat.of().toHexDigits((char) c));
            } else {
                ascii.append((char) c);
            }
        });
        return ascii.toString();
    }

    private void write(JsonGenerator json) {
        Track track = selection.track();
        json.writeStartObject();
        Json.number(json, "chosen", selection.lambda());
        Json.number(json, "ridgeChosen", selection.ridge().lambda()[selection.ridgeChosen()]);
        Json.numbers(json, "lambda", track.lambda());
        counts(json, "nonzero", track.nonzero());
        counts(json, "between", track.between());
        Json.numbers(json, "ridgeLambda", selection.ridge().lambda());
        json.writeNumberProperty("size", selection.features().size());
        json.writeArrayPropertyStart("features");
        for (int rank = 0; rank < shown.length; rank++) {
            feature(json, rank);
        }
        json.writeEndArray();
        json.writeStringProperty("table", Json.text(table));
        json.writeEndObject();
    }

    private void feature(JsonGenerator json, int rank) {
        int j = shown[rank];
        Track track = selection.track();
        Path fit = selection.fit();
        FeatureResult result = selection.features().get(j);
        PenalisedLoss objective = PenalisedLoss.of(selection, j);
        WeightPenalty perLambda = WeightPenalty.of(track.perLambda(), j, fit.scaling().yScale());
        json.writeStartObject();
        json.writeStringProperty("name", Label.clean(result.name(), SelectPage.LONGEST_NAME));
        json.writeStringProperty("why", WhySentence.of(result, objective, selection.lambda()));
        Json.number(json, "norm", fit.scaling().norm()[j]);
        Json.number(json, "unit", fit.scaling().unit()[j]);
        Json.number(json, "curvature", objective.loss().curvature());
        Json.number(json, "l1", perLambda.l1());
        Json.number(json, "l2", perLambda.l2());
        Json.number(json, "lower", perLambda.lower());
        Json.number(json, "upper", perLambda.upper());
        Json.number(json, "weight", fit.standardized(0, j));
        Json.number(json, "pull", result.proof().pull());
        Json.number(json, "ridgeWeight", selection.ridge().standardized(selection.ridgeChosen(), j));
        if (rank < track.features().length) {
            Json.numbers(json, "weights", rounded(track.weights()[rank], FINE));
            Json.numbers(json, "pulls", rounded(track.pulls()[rank], FINE));
            Json.numbers(json, "ridge", rounded(ridge(j), COARSE));
        }
        json.writeEndObject();
    }

    private double[] ridge(int j) {
        double[] weights = new double[selection.ridge().size()];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = selection.ridge().standardized(k, j);
        }
        return weights;
    }

    private static double[] rounded(double[] values, MathContext digits) {
        double[] rounded = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            rounded[k] = new BigDecimal(values[k]).round(digits).doubleValue();
        }
        return rounded;
    }

    private static void counts(JsonGenerator json, String name, int[] counts) {
        json.writeArrayPropertyStart(name);
        for (int count : counts) {
            json.writeNumber(count);
        }
        json.writeEndArray();
    }
}
