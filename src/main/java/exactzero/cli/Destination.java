package exactzero.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Places to write to, looked at before the work whose results go there. */
final class Destination {
    private Destination() {}

    /**
     * Refuses a folder in which no file can be made. Only trying tells: permissions, read-only disks and lists of access
     * rights all have their say. A folder that is not there yet is tried by the nearest one above it that is.
     *
     * @throws FileSystemException when no file can be made there
     */
    static void requireWritable(Path folder) throws IOException {
        Path there = folder.toAbsolutePath().normalize();
        while (Files.notExists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            throw new FileSystemException(there.toString(), null, "is not a directory");
        }
        try {
            Files.delete(Files.createTempFile(there, ".exactzero", ".tmp"));
        } catch (IOException e) {
            AccessDeniedException denied = new AccessDeniedException(there.toString(), null, e.getMessage());
            denied.initCause(e);
            throw denied;
        }
    }

    /** Refuses a file that is a folder, that exists and may not be replaced, or whose folder cannot be written to. */
    static void requireFree(Path file, boolean force) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a directory");
        }
        if (!force && Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            requireWritable(folder);
        }
    }
}
