package exactzero.smile;

/** Something that only a comparison with Smile needs is not there. The message says what, why, and what to do. */
public final class MissingComponentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MissingComponentException(String message, Throwable cause) {
        super(message, cause);
    }

    MissingComponentException(String message) {
        super(message);
    }
}
