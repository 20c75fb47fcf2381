package exactzero.report;

import exactzero.data.AtomicFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Files that appear whole: each is written beside its place, and moved there when all are written. */
final class Output {
    private final Map<String, AtomicFile.Content> contents = new LinkedHashMap<>();

    void add(String name, AtomicFile.Content content) {
        contents.put(name, content);
    }

    /** Adds a picture in every format of picture that is asked for. */
    void add(String name, Picture picture, Set<Format> formats) {
        if (formats.contains(Format.PNG)) {
            add(name + ".png", out -> Png.write(picture, out));
        }
        if (formats.contains(Format.SVG)) {
            add(name + ".svg", out -> Svg.write(picture, name, out));
        }
        if (formats.contains(Format.PDF)) {
            add(name + ".pdf", out -> Pdf.write(picture, out));
        }
    }

    /** The names that a report may write: its own, and those of its pictures in every format. */
    static List<String> files(List<String> own, String... pictures) {
        List<String> names = new ArrayList<>(own);
        for (String picture : pictures) {
            Format.PICTURES.forEach(format -> names.add(picture + "." + format.name().toLowerCase(Locale.ROOT)));
        }
        return names;
    }

    /** Refuses names that exist in the folder, in the formats asked for, unless they may be replaced. */
    static void requireFree(ReportOptions options, Collection<String> names) throws FileAlreadyExistsException {
        for (String name : names) {
            Path file = options.directory().resolve(name);
            boolean wanted = options.formats().contains(Format.of(name));
            if (wanted && !options.force() && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(file.toString());
            }
        }
    }

    /**
     * Writes the files.
     *
     * @return their paths, in the order added
     * @throws FileAlreadyExistsException when one exists and is not to be replaced; then nothing was written
     */
    List<Path> write(ReportOptions options) throws IOException {
        requireFree(options, contents.keySet());
        Map<Path, AtomicFile.Content> files = new LinkedHashMap<>();
        contents.forEach((name, content) -> files.put(options.directory().resolve(name), content));
        AtomicFile.replaceAll(files);
        return List.copyOf(files.keySet());
    }
}
