package exactzero.fuzz;

import exactzero.report.ModelFile;

/** Saved models: read, or refused. */
public final class ModelFuzz {
    private ModelFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        InputFile.give(input, "model.json", ModelFile::read);
    }
}
