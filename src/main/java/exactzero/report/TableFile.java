package exactzero.report;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The file that fitted data come from, as another tool has to read it.
 *
 * @param path of the file
 * @param target column of the target
 * @param weights column of observation weights, or null
 * @param delimiter between cells
 * @param decimal mark
 * @param encoding of the text, as Java names it
 * @param asRead whether the features are columns of the file as they stand there: none coded, filled or short of rows
 */
public record TableFile(Path path, String target, @Nullable String weights, char delimiter, char decimal,
        String encoding, boolean asRead) {}
