package exactzero.data;

/** Data that cannot be used as they are. The message names the file, line or column, and what to do. */
public sealed class DataException extends RuntimeException permits TooLargeException {
    private static final long serialVersionUID = 1;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
