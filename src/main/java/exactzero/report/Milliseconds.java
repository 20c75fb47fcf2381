package exactzero.report;

/**
 * How long things took.
 *
 * @param read reading the file
 * @param fit everything after it
 */
public record Milliseconds(double read, double fit) {}
