package exactzero.data;

/**
 * A column that was not used.
 *
 * @param name of the column
 * @param reason why not
 */
public record SetAside(String name, String reason) {}
