package exactzero.report;

import java.util.Collections;
import java.util.EnumSet;
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
    /** Pictures as pages, their text as text. */
    PDF,
    /** Tables. */
    CSV,
    /** The model, to predict with. */
    JSON,
    /** The model in the Predictive Model Markup Language. */
    PMML;

    /** Kinds of picture. */
    static final Set<Format> PICTURES = Collections.unmodifiableSet(EnumSet.of(PNG, SVG, PDF));

    /** What a report without tables and models is made of. */
    public static final Set<Format> PAGE_AND_PICTURES = Collections.unmodifiableSet(EnumSet.of(HTML, PNG, SVG, PDF));

    /** Whether pages or pictures are among some formats. */
    public static boolean anyDrawn(Set<Format> formats) {
        return PAGE_AND_PICTURES.stream().anyMatch(formats::contains);
    }

    /** The format that a file's ending names. */
    static Format of(String file) {
        return valueOf(file.substring(file.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT));
    }
}
