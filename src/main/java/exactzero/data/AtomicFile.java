package exactzero.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Writes files so that a reader finds the whole content or none of it, also after a failure or an interruption. */
public final class AtomicFile {
    private AtomicFile() {}

    /** What a file is to hold. */
    @FunctionalInterface
    public interface Content {
        /** Writes the content; need not flush or close the stream. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes beside the file first, then moves into its place. Missing folders above it are made.
     *
     * @param file where to; a symbolic link is followed
     * @param force whether a file that is there may be replaced
     * @throws FileAlreadyExistsException if the file is there, without {@code force}; it is left as it was
     * @throws IOException if the content or the file system fails; nothing is left behind
     */
    public static void write(Path file, boolean force, Content content) throws IOException {
        if (!force) {
            refuseExisting(file);
        }
        Path target = place(file);
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            stream(target, content, StandardOpenOption.WRITE); // a device or a pipe cannot be moved to
            return;
        }
        requireFolder(target.getParent());
        writeBeside(target, force, beside -> stream(beside, content));
    }

    /** How a file is made, of which not the start is written first. */
    @FunctionalInterface
    public interface Making {
        /** Makes the file, which is not there yet. */
        void make(Path file) throws IOException;
    }

    /**
     * Makes a file beside its place first, then moves it there. Missing folders above it are made.
     *
     * @param force whether a file that is there may be replaced
     * @throws FileAlreadyExistsException if the file is there, without {@code force}; it is left as it was
     * @throws IOException if the making or the file system fails; nothing is left behind
     */
    public static void make(Path file, boolean force, Making making) throws IOException {
        if (!force) {
            refuseExisting(file);
        }
        Path target = place(file);
        requireFolder(target.getParent());
        writeBeside(target, force, making);
    }

    private static void writeBeside(Path target, boolean force, Making making) throws IOException {
        try {
            moveIntoPlace(Map.of(target, making), () -> {
                if (!force) {
                    refuseExisting(target);
                }
            });
        } catch (AccessDeniedException e) {
            AccessDeniedException named = new AccessDeniedException(target.toString(), null, "no permission to write");
            named.initCause(e);
            throw named;
        }
    }

    /**
     * Writes several files beside their places first, then moves all of them; those that are there are replaced. A symbolic
     * link is followed.
     *
     * @param contents by file, in the order of writing
     * @throws IOException if a content or the file system fails; nothing is left behind, and where a content failed no file
     *     has changed
     */
    public static void replaceAll(Map<Path, Content> contents) throws IOException {
        Map<Path, Making> places = new LinkedHashMap<>();
        for (Map.Entry<Path, Content> entry : contents.entrySet()) {
            Making making = beside -> stream(beside, entry.getValue());
            if (places.put(place(entry.getKey()), making) != null) {
                throw new FileSystemException(entry.getKey().toString(), null, "is another of the files to write");
            }
        }
        moveIntoPlace(places, () -> {});
    }

    /** Where the content goes: what a link points to, not the link. */
    private static Path place(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a directory");
        }
        if (Files.exists(file)) {
            return file.toRealPath();
        }
        if (Files.isSymbolicLink(file)) {
            throw new FileSystemException(file.toString(), null, "is a symbolic link to nothing");
        }
        return file.toAbsolutePath();
    }

    /** A last look before files are moved. */
    @FunctionalInterface
    private interface Check {
        void run() throws IOException;
    }

    private static void moveIntoPlace(Map<Path, Making> makings, Check lastCheck) throws IOException {
        Map<Path, Path> places = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, Making> entry : makings.entrySet()) {
                Path beside = beside(entry.getKey());
                beside.toFile().deleteOnExit(); // for an interruption, when finally does not run
                places.put(beside, entry.getKey());
                Files.createDirectories(beside.toAbsolutePath().getParent());
                entry.getValue().make(beside);
            }
            lastCheck.run();
            for (Map.Entry<Path, Path> place : places.entrySet()) {
                move(place.getKey(), place.getValue());
            }
        } finally {
            for (Path beside : places.keySet()) {
                Files.deleteIfExists(beside);
            }
        }
    }

    /** Said here, since the JDK reports a file in a folder's place as a file that already exists. */
    private static void requireFolder(Path folder) throws FileSystemException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new FileSystemException(folder.toString(), null, "is not a directory");
        }
    }

    private static void refuseExisting(Path file) throws FileAlreadyExistsException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
    }

    private static Path beside(Path target) {
        String suffix = Long.toString(ThreadLocalRandom.current().nextLong() >>> 1, 36);
        return target.resolveSibling("." + target.getFileName() + "." + suffix + ".tmp");
    }

    private static void stream(Path beside, Content content) throws IOException {
        stream(beside, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static void stream(Path file, Content content, StandardOpenOption... options) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, options), 1 << 16)) {
            content.writeTo(out);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
