package exactzero.report;

import java.util.Locale;
import java.util.Set;

/** What kinds of file a report is made of. */
public enum Format {
    /** One self-contained page, without network. */
    HTML,
    /** Pictures as scalable drawings, their text as text. */
    SVG,
    /** Pictures in pixels. */
    PNG,
    /** Tables. */
    CSV,
    /** The model, to predict with. */
    JSON,
    /** The model in the Predictive Model Markup Language. */
    PMML;

    /** Whether pages or pictures are among some formats. */
    public static boolean anyDrawn(Set<Format> formats) {
        return formats.contains(HTML) || formats.contains(SVG) || formats.contains(PNG);
    }

    /** The format that a file's ending names. */
    static Format of(String file) {
        return valueOf(file.substring(file.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT));
    }
}
