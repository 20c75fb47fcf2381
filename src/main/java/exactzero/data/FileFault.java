package exactzero.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that cannot be read at all, said alike for every format. */
public final class FileFault {
    private FileFault() {}

    /**
     * Refuses what is missing or a directory.
     *
     * @throws DataException when it is
     */
    public static void requireFile(Path file) {
        if (Files.notExists(file)) {
            throw new DataException("no such file: " + file);
        }
        if (Files.isDirectory(file)) {
            throw new DataException(file + " is a directory; name a file in it");
        }
    }

    /**
     * What to throw when reading fails.
     *
     * @param file what was read, and where in it
     */
    public static DataException unreadable(String file, IOException e) {
        String why = switch (e) {
            case AccessDeniedException _ -> "no permission";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
        return new DataException(file + " cannot be read: " + why, e);
    }
}
