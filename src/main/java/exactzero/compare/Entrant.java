package exactzero.compare;

/**
 * Who fits what, and how.
 *
 * @param library such as "smile 6.3.0"
 * @param model the library's name of it, such as "LASSO"
 * @param setting what was set apart from lambda, such as "tol 1e-4"; may be empty
 */
public record Entrant(String library, String model, String setting) {

    /** The library and the setting, for a list in which the model is clear. */
    public String label() {
        return setting.isEmpty() ? library : library + ", " + setting;
    }
}
