package exactzero.fuzz;

import exactzero.data.NpyReader;

/** Npy files: read, or refused. */
public final class NpyFuzz {
    private NpyFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        InputFile.give(input, "in.npy", file -> NpyReader.read(file, file, file));
    }
}
