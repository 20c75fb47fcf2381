package exactzero.fuzz;

import exactzero.data.CsvDialect;
import exactzero.data.CsvOptions;
import exactzero.data.CsvReader;
import exactzero.data.CsvTable;
import exactzero.data.CsvWriter;
import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.data.MissingRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/** CSV: what is read, written and read again is the same. */
public final class CsvFuzz {
    private CsvFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        InputFile.give(input, "in.csv", file -> {
            CsvTable table = CsvTable.read(file, CsvDialect.DEFAULT, Set.of());
            String target = table.columns().getLast().name();
            Dataset data = CsvReader.read(file, CsvOptions.of(target).withMissing(MissingRule.MEAN));
            roundTrip(data, file.resolveSibling("out.csv"));
        });
    }

    private static void roundTrip(Dataset data, Path file) {
        try {
            CsvWriter.write(data, file, true);
        } catch (DataException sameNames) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CsvTable again = CsvTable.read(file, CsvDialect.DEFAULT.withDelimiter(','), Set.of());
        for (int j = 0; j < data.size(); j++) {
            String name = data.features().get(j).strip();
            double[] read = again.columns().stream().filter(column -> column.name().equals(name)).findFirst()
                    .orElseThrow(() -> new IllegalStateException("lost " + name)).numbers();
            if (!Arrays.equals(read, data.columns()[j])) {
                throw new IllegalStateException("changed " + name);
            }
        }
    }
}
