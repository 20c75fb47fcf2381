package exactzero.fuzz;

import exactzero.data.DataException;
import exactzero.data.RowBlocks;
import exactzero.design.MomentReading;
import exactzero.design.SavedMoments;
import exactzero.design.Scaling;
import exactzero.design.StandardizedMoments;
import exactzero.path.Constraints;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Monitor;
import exactzero.solve.Stopping;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Saved moments, their checksum made right: what is read can be fitted, or is refused. */
public final class MomentsFuzz {
    private MomentsFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        InputFile.give(signed(input), "in.moments", file -> {
            SavedMoments saved = SavedMoments.read(file);
            RowBlocks noMore = (from, use) -> from;
            MomentReading reading =
                    new MomentReading(noMore, saved.source(), saved.sums().sums().length, saved.sums().seed());
            StandardizedMoments moments =
                    StandardizedMoments.of(reading.from(saved, kept -> {}).moments(), Scaling.STANDARD);
            double[] b = new ElasticNetPath(moments, 1, Lambdas.grid(5, 0.1), Stopping.DEFAULT, Constraints.NONE,
                    Monitor.NONE).path().b()[4];
            if (Arrays.stream(b).anyMatch(Double::isNaN)) {
                throw new DataException("not a number");
            }
        });
    }

    private static byte[] signed(byte[] input) {
        byte[] bytes = input.clone();
        if (bytes.length > Long.BYTES) {
            CRC32C checksum = new CRC32C();
            checksum.update(bytes, 0, bytes.length - Long.BYTES);
            ByteBuffer.wrap(bytes).putLong(bytes.length - Long.BYTES, checksum.getValue());
        }
        return bytes;
    }
}
