package exactzero.smile;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * OpenBLAS for Smile, without a system library or an environment variable: unpacked from the jar into
 * {@code ~/.cache/exactzero} (or XDG_CACHE_HOME), checked by its SHA-256, loaded into this process, and Smile told to look for it
 * there.
 */
public final class OpenBlas {
    private static @Nullable Path unpacked;
    private static boolean loaded;

    private OpenBlas() {}

    /**
     * Makes Smile's linear algebra work in this process; does nothing when that was done before. To be called before Smile's
     * first use, and not needed where OpenBLAS is installed.
     *
     * @param threads that OpenBLAS may use, at least 1
     * @throws MissingComponentException when there is no OpenBLAS for this platform, or it cannot be unpacked or loaded
     */
    public static synchronized void load(int threads) {
        if (loaded) {
            return;
        }
        Path library = unpack();
        System.setProperty("smile.lib.blas", "java");
        System.setProperty("smile.lib.lapack", "java");
        try {
            open(library, threads);
        } catch (UnsatisfiedLinkError e) {
            throw new MissingComponentException("OpenBLAS cannot be loaded: " + e.getMessage()
                    + ".\nIf programs may not run from that folder, set XDG_CACHE_HOME to another one", e);
        }
        loaded = true;
    }

    /** Unpacks it without loading it. */
    static synchronized Path unpack() {
        if (unpacked == null) {
            NativeLibraries libraries =
                    NativeLibraries.of(System.getProperty("os.name"), System.getProperty("os.arch"));
            try {
                unpacked = unpack(libraries);
            } catch (IOException e) {
                throw new MissingComponentException("OpenBLAS cannot be unpacked: " + e.getMessage()
                        + ".\nSet XDG_CACHE_HOME to a folder that can be written to", e);
            }
        }
        return unpacked;
    }

    /** To the cache, or where that cannot be written to, to a folder of this process. */
    private static Path unpack(NativeLibraries libraries) throws IOException {
        try {
            return libraries.unpack(cache());
        } catch (IOException notThere) {
            Path temporary = Files.createTempDirectory("exactzero");
            Path library = libraries.unpack(temporary);
            for (Path made = library; !made.equals(temporary.getParent()); made = made.getParent()) {
                made.toFile().deleteOnExit();
            }
            libraries.hashes().keySet().forEach(name -> library.resolveSibling(name).toFile().deleteOnExit());
            return library;
        }
    }

    private static Path cache() {
        String given = System.getenv("XDG_CACHE_HOME");
        Path caches = given == null || given.isBlank() ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(given);
        return caches.resolve("exactzero");
    }

    /** Loads it, with the class loader that Smile's lookup asks; its own way to count threads is the environment, too late here. */
    @SuppressWarnings("restricted")
    private static void open(Path library, int threads) {
        System.load(library.toAbsolutePath().toString());
        MemorySegment setter = SymbolLookup.loaderLookup().find("openblas_set_num_threads")
                .orElseThrow(() -> new UnsatisfiedLinkError(library + " has no openblas_set_num_threads"));
        try {
            Linker.nativeLinker().downcallHandle(setter, FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT))
                    .invokeExact(threads);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
