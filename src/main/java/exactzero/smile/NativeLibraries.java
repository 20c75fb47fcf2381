package exactzero.smile;

import exactzero.data.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * OpenBLAS's files for one platform: packed in the jar, known by their SHA-256, unpacked to where a process can load them.
 *
 * @param platform such as linux-x86_64
 * @param hashes by file name, the libraries that others need first; the last is OpenBLAS itself
 */
record NativeLibraries(String platform, Map<String, String> hashes) {
    static final String VERSION = "0.3.31-1.5.13";
    private static final String PACKED = "/org/bytedeco/openblas/";
    private static final String LIST = "openblas.sha256";

    /**
     * The files for a platform.
     *
     * @param os as the system property os.name says it
     * @param arch as os.arch does
     * @throws MissingComponentException when there are none
     */
    static NativeLibraries of(String os, String arch) {
        String platform = platform(os, arch);
        Map<String, String> hashes = new LinkedHashMap<>();
        for (String line : list()) {
            String file = line.substring(line.lastIndexOf(' ') + 1);
            if (file.startsWith(platform + "/")) {
                hashes.put(file.substring(platform.length() + 1), line.substring(0, line.indexOf(' ')));
            }
        }
        if (hashes.isEmpty()) {
            throw new MissingComponentException("Smile computes by OpenBLAS, which comes along for "
                    + list().stream().map(NativeLibraries::platformOf).distinct().collect(Collectors.joining(", "))
                    + " but not for this platform, " + platform
                    + ".\nCompare on another machine; everything else works here");
        }
        NativeLibraries libraries = new NativeLibraries(platform, hashes);
        String first = hashes.keySet().iterator().next();
        if (NativeLibraries.class.getResource(libraries.resource(first)) == null) {
            throw new MissingComponentException(
                    "OpenBLAS is not on the class path.\nAdd org.bytedeco:openblas:" + VERSION
                            + " with the classifier " + platform);
        }
        return libraries;
    }

    private static String platform(String os, String arch) {
        String system = os.startsWith("Windows") ? "windows" : os.startsWith("Mac") ? "macosx"
                : os.equals("Linux") ? "linux" : os.replace(' ', '-');
        String processor = arch.equals("amd64") ? "x86_64" : arch.equals("aarch64") ? "arm64" : arch;
        return system + "-" + processor;
    }

    private static String platformOf(String line) {
        return line.substring(line.lastIndexOf(' ') + 1, line.indexOf('/'));
    }

    private static List<String> list() {
        try (InputStream in = Objects.requireNonNull(NativeLibraries.class.getResourceAsStream(LIST), LIST)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new MissingComponentException("the list of OpenBLAS's files cannot be read", e);
        }
    }

    /**
     * Unpacks what is not there yet, or is not what it should be. Each file appears whole.
     *
     * @param cache a folder of this user's own; made where it is missing
     * @return OpenBLAS itself, the libraries that it needs beside it
     * @throws IOException when a file cannot be written, or the packed one is damaged
     */
    Path unpack(Path cache) throws IOException {
        Path folder = cache.resolve("openblas-" + VERSION + "-" + platform);
        Path last = folder;
        for (Map.Entry<String, String> entry : hashes.entrySet()) {
            last = folder.resolve(entry.getKey());
            if (!Files.isRegularFile(last) || !hash(last).equals(entry.getValue())) {
                write(last, resource(entry.getKey()), entry.getValue());
            }
        }
        return last;
    }

    private String resource(String file) {
        return PACKED + platform + "/" + file;
    }

    /** Nothing is left behind where the packed file is not the known one. */
    private static void write(Path file, String resource, String hash) throws IOException {
        AtomicFile.write(file, true, out -> {
            MessageDigest digest = sha256();
            try (InputStream packed =
                    Objects.requireNonNull(NativeLibraries.class.getResourceAsStream(resource), resource);
                    InputStream in = new DigestInputStream(packed, digest)) {
                in.transferTo(out);
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(hash)) {
                throw new IOException(resource + " in the jar is damaged");
            }
        });
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
