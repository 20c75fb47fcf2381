package exactzero.report;

/** What kinds of file a report is made of. */
public enum Format {
    /** One self-contained page, without scripts and without network. */
    HTML,
    /** Pictures as scalable drawings, their text as text. */
    SVG,
    /** Pictures in pixels. */
    PNG,
    /** Tables. */
    CSV
}
