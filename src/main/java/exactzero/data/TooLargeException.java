package exactzero.data;

/** The data are sound, but what is asked of them takes more memory than there is. The message says how much, and what to do. */
public final class TooLargeException extends DataException {
    private static final long serialVersionUID = 1L;

    /** @param message one or two lines for a person */
    public TooLargeException(String message) {
        super(message);
    }
}
