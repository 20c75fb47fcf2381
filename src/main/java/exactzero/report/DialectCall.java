package exactzero.report;

import exactzero.path.Translation;
import java.util.List;

/** Source text that gives the same fit in another tool, from the file on; for a path, all of its fits. */
public final class DialectCall {
    private DialectCall() {}

    /** The lines, with a line end between. They can be pasted into the tool's interpreter. */
    public static String of(Translation translation, TableFile file) {
        return String.join("\n", lines(translation, file));
    }

    private static List<String> lines(Translation translation, TableFile file) {
        return switch (translation.dialect()) {
            case GLMNET -> GlmnetCall.lines(translation, file);
            case SKLEARN -> SklearnCall.lines(translation, file);
            case SPARK -> SparkCall.lines(translation, file);
            case SMILE -> SmileCall.lines(translation, file);
        };
    }

    /** The values of an argument along the path. */
    static double[] along(Translation translation, String argument) {
        double[] values = new double[translation.path().size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = translation.arguments(k).get(argument);
        }
        return values;
    }

    /** What to say where a tool that reads the file would not see the features that were fitted. */
    static String notAsRead(String comment, Translation translation) {
        return comment + " x: the columns " + Literal.texts(translation.path().features())
                + " as Exact Zero codes and fills them, a matrix; y: the target"
                + (translation.setting().equalWeights() ? "" : "; w: the weights");
    }
}
