package exactzero.data;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** What data are called after their file: its name without .csv, .tsv, .txt, .npy, .svm, .svmlight, .libsvm, .mtx, .columns or .moments,
 * and without .gz. */
public final class BaseName {
    private static final Pattern ENDING =
            Pattern.compile("(?i)(\\.(csv|tsv|txt|npy|svm|svmlight|libsvm|mtx|columns|moments))?(\\.gz)?$");

    private BaseName() {}

    /** Of a path, whose folder does not count. */
    public static String of(Path file) {
        String name = String.valueOf(file.getFileName());
        String base = ENDING.matcher(name).replaceFirst("");
        return base.isEmpty() ? name : base;
    }
}
