package exactzero.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void missingFoldersAreMade() throws IOException {
        Path file = folder.resolve("a/b/c.txt");
        AtomicFile.write(file, false, out -> out.write('x'));
        assertThat(file).hasContent("x");
        assertThat(file.getParent()).isDirectoryContaining(file::equals);
    }

    @Test
    void failureLeavesNothingBehind() {
        assertThatIOException()
                .isThrownBy(() -> AtomicFile.write(folder.resolve("c.txt"), false, out -> {
                    out.write('x');
                    throw new IOException("disk full");
                }))
                .withMessage("disk full");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void failureLeavesTheFormerFile() throws IOException {
        Path file = Files.writeString(folder.resolve("c.txt"), "former");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> AtomicFile.write(file, true, out -> {
                    out.write('x');
                    throw new IllegalStateException();
                }));
        assertThat(file).hasContent("former");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void fileThatAppearsMeanwhileIsRespected() {
        Path file = folder.resolve("c.txt");
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> AtomicFile.write(file, false, _ -> Files.writeString(file, "other")));
        assertThat(file).hasContent("other");
    }

    @Test
    void contentIsNotProducedWhenTheFileExists() throws IOException {
        Path file = Files.writeString(folder.resolve("c.txt"), "former");
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> AtomicFile.write(file, false, _ -> {
                    throw new AssertionError("produced in vain");
                }))
                .withMessage(file.toString());
    }

    @Test
    void symbolicLinkIsFollowed() throws IOException {
        Path file = Files.writeString(folder.resolve("c.txt"), "former");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        AtomicFile.write(link, true, out -> out.write('x'));
        assertThat(file).hasContent("x");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void linksAmongSeveralFilesAreFollowedToo() throws IOException {
        Path file = Files.writeString(folder.resolve("c.txt"), "former");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        Path other = folder.resolve("d.txt");
        AtomicFile.replaceAll(Map.of(link, out -> out.write('x'), other, out -> out.write('y')));
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("x");
        assertThat(other).hasContent("y");
    }

    @Test
    void twoNamesOfOneFileAreRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("c.txt"), "former");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(
                        () -> AtomicFile.replaceAll(Map.of(link, out -> out.write('x'), file, out -> out.write('y'))))
                .withMessageEndingWith("is another of the files to write");
        assertThat(file).hasContent("former");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void linkToNothingIsRefused(boolean force) throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("gone"));
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> AtomicFile.write(link, force, out -> out.write('x')))
                .withMessage(link + ": is a symbolic link to nothing");
        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("gone")).doesNotExist();
    }

    @Test
    void directoryIsRefused() {
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> AtomicFile.write(folder, true, out -> out.write('x')))
                .withMessage(folder + ": is a directory");
    }

    @Test
    void fileInThePlaceOfTheFolderIsNotTakenForAnExistingResult() throws IOException {
        Path folderToBe = Files.writeString(folder.resolve("taken"), "");
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> AtomicFile.write(folderToBe.resolve("c.txt"), false, out -> out.write('x')))
                .withMessage(folderToBe + ": is not a directory")
                .isNotInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void folderWithoutPermissionIsToldByTheFilesOwnName() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(folder), "the superuser writes everywhere");
            Path file = folder.resolve("c.txt");
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> AtomicFile.write(file, false, out -> out.write('x')))
                    .withMessage(file + ": no permission to write");
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
