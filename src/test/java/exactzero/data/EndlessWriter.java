package exactzero.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** A program that writes the same files again and again until it is killed; a content is one letter, many times. */
final class EndlessWriter {
    static final int SIZE = 3 << 16;

    private EndlessWriter() {}

    /** Writes single.txt, by the name link, and pair-1.txt with pair-2.txt; tries to write kept.txt, which is there. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        for (int round = 0; true; round++) {
            byte letter = (byte) ('a' + round % 26);
            AtomicFile.write(folder.resolve("link"), true, content(letter));
            AtomicFile.replaceAll(Map.of(folder.resolve("pair-1.txt"), content(letter),
                    folder.resolve("pair-2.txt"), content(letter)));
            try {
                AtomicFile.write(folder.resolve("kept.txt"), false, content(letter));
            } catch (IOException expected) {
                Files.writeString(folder.resolve("rounds"), String.valueOf(round), StandardCharsets.UTF_8);
            }
        }
    }

    private static AtomicFile.Content content(byte letter) {
        return out -> {
            byte[] part = new byte[SIZE / 64];
            Arrays.fill(part, letter);
            for (int k = 0; k < 64; k++) {
                out.write(part);
                out.flush();
            }
        };
    }
}
