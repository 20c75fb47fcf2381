package exactzero.fuzz;

import exactzero.data.SvmLightReader;

/** SvmLight files: read, or refused. */
public final class SvmLightFuzz {
    private SvmLightFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        InputFile.give(input, "in.svmlight", file -> SvmLightReader.read(file));
    }
}
