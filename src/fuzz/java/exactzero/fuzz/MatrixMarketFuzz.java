package exactzero.fuzz;

import exactzero.data.MatrixMarketReader;

/** MatrixMarket files: read, or refused. */
public final class MatrixMarketFuzz {
    private MatrixMarketFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        InputFile.give(input, "in.matrixmarket", file -> MatrixMarketReader.read(file, file));
    }
}
