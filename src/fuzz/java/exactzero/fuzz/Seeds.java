package exactzero.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import exactzero.data.Dataset;
import exactzero.data.RowBlocks;
import exactzero.design.MomentReading;
import exactzero.design.SavedMoments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Small files that are as they should be, for the fuzzer to start from. */
final class Seeds {
    private Seeds() {}

    static List<byte[]> of(String target) throws IOException {
        return switch (target) {
            case "Csv" -> csv();
            case "Npy" -> List.of(npy("<f8", "(2, 3)", 48), npy(">f4", "(3, 2)", 24), npy("<i8", "(4,)", 32));
            case "SvmLight" -> texts("1 1:2 3:4\n-1 2:1e3\n", "2 qid:3 0:1 # x\n0.5 7:1\n");
            case "MatrixMarket" -> texts("%%MatrixMarket matrix coordinate real general\n% c\n2 3 2\n1 1 5\n2 3 -1\n",
                    "%%MatrixMarket matrix array integer symmetric\n2 2\n1\n2\n3\n",
                    "%%MatrixMarket matrix coordinate pattern symmetric\n2 2 1\n2 1\n");
            case "Model" -> List.of(Examples.model());
            case "Moments" -> List.of(moments(1), moments(2));
            default -> texts("a\nb\nc", "=1+1\n<script>\n\u0000");
        };
    }

    private static List<byte[]> csv() throws IOException {
        List<byte[]> seeds = new ArrayList<>(texts("a,b,y\n1,2,3\n4,5,6\n", "\"a\";y\n1,5;2\n\"1.000,5\";3\n",
                "k\ty\nred\t1\nNA\t2\nblue\t3\n", "a,y\n\"1\n2\",1\ntrue,2\n"));
        try (Stream<Path> hostile = Files.list(Path.of("src/test/resources/hostile"))) {
            for (Path file : hostile.filter(path -> path.toString().endsWith(".csv")).sorted().toList()) {
                if (Files.size(file) < 5000) {
                    seeds.add(Files.readAllBytes(file));
                }
            }
        }
        return seeds;
    }

    private static byte[] moments(int folds) throws IOException {
        Dataset data = Examples.data(List.of("a", "b", "c"));
        RowBlocks rows = (from, use) -> {
            use.block(data, from);
            return from.and(data.rows(), 0);
        };
        List<SavedMoments> kept = new ArrayList<>();
        new MomentReading(rows, "rows", folds, 1).from(null, kept::add);
        Path file = Files.createTempFile("seed", ".moments");
        kept.getLast().write(file, true);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    private static byte[] npy(String type, String shape, int bytes) throws IOException {
        byte[] header =
                ("{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n").getBytes(UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        out.write(ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort((short) header.length).array());
        out.write(header);
        out.write(new byte[bytes]);
        return out.toByteArray();
    }

    private static List<byte[]> texts(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
