package exactzero.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a data set was made from its file.
 *
 * @param sources where each feature comes from, length p
 * @param setAside columns that are not used, and why
 * @param notes what was done to the data that a person should know
 * @param foldColumn the column that says which rows are held out together, or null
 */
public record Provenance(List<Source> sources, List<SetAside> setAside, List<String> notes,
        @Nullable String foldColumn) {

    public Provenance {
        sources = List.copyOf(sources);
        setAside = List.copyOf(setAside);
        notes = List.copyOf(notes);
    }

    /** Columns of numbers, used as they are. */
    public static Provenance plain(List<String> features) {
        return new Provenance(features.stream().map(Source::number).toList(), List.of(), List.of(), null);
    }
}
