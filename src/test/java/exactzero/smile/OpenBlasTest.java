package exactzero.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenBLAS's files: only what was packed is unpacked, whole, and only where there is something to unpack. */
class OpenBlasTest {
    @TempDir
    private Path cache;

    @Test
    void whatIsDamagedIsUnpackedAnewAndTheRestLeftAlone() throws IOException {
        NativeLibraries libraries = NativeLibraries.of("Linux", "amd64");
        Path library = libraries.unpack(cache);
        assertThat(library.getFileName()).hasToString("libopenblas.so.0");
        Path small = library.resolveSibling("libgcc_s.so.1");
        byte[] whole = Files.readAllBytes(small);
        byte[] damaged = whole.clone();
        damaged[1000] ^= 1;
        Files.write(small, damaged);
        Files.delete(library.resolveSibling("libquadmath.so.0"));
        Object before = Files.getLastModifiedTime(library);

        assertThat(libraries.unpack(cache)).isEqualTo(library);

        assertThat(small).hasBinaryContent(whole);
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(before);
        try (Stream<Path> files = Files.list(library.getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(libraries.hashes().keySet());
        }
    }

    @Test
    void aPackedFileThatIsNotTheKnownOneIsRefused() {
        NativeLibraries other = new NativeLibraries("linux-x86_64", Map.of("libgcc_s.so.1", "0".repeat(64)));
        assertThatThrownBy(() -> other.unpack(cache)).isInstanceOf(IOException.class)
                .hasMessageContaining("libgcc_s.so.1").hasMessageContaining("damaged");
        assertThat(cache).isDirectoryNotContaining("glob:**.so.1");
    }

    @Test
    void aPlatformWithoutOneIsNamed() {
        for (String[] platform : new String[][] {{"Linux", "aarch64", "linux-arm64"},
            {"Mac OS X", "aarch64", "macosx-arm64"}, {"Windows 11", "amd64", "windows-x86_64"},
            {"Linux", "riscv64", "linux-riscv64"}, {"AIX", "ppc64", "AIX-ppc64"}}) {
            assertThatThrownBy(() -> NativeLibraries.of(platform[0], platform[1]))
                    .isInstanceOf(MissingComponentException.class)
                    .hasMessageContaining("not for this platform, " + platform[2])
                    .hasMessageContaining("comes along for linux-x86_64 but");
        }
    }
}
