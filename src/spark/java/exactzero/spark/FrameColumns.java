package exactzero.spark;

import java.util.List;
import java.util.Optional;

/**
 * What the columns of a data frame are for.
 *
 * @param target the column to explain
 * @param features names of numeric columns, or of a single column of vectors or arrays; empty for all numeric columns that are
 *     used for nothing else
 * @param weights column of observation weights, if any
 * @param folds column of whole numbers 0 ... K - 1 that says in which fold a row is held out, if any
 * @param id column of whole numbers that tell rows apart and are hashed to folds, if any; without it, and without a column of
 *     folds, the number of the row in the data frame is, which must then come in the same order each time it is computed
 */
public record FrameColumns(String target, List<String> features, Optional<String> weights, Optional<String> folds,
        Optional<String> id) {

    public FrameColumns {
        features = List.copyOf(features);
    }

    /** A target and all other numeric columns. */
    public static FrameColumns of(String target) {
        return new FrameColumns(target, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with these columns as features, or one column of vectors. */
    public FrameColumns withFeatures(String... names) {
        return new FrameColumns(target, List.of(names), weights, folds, id);
    }

    /** The same with observation weights. */
    public FrameColumns withWeights(String name) {
        return new FrameColumns(target, features, Optional.of(name), folds, id);
    }

    /** The same with given folds. */
    public FrameColumns withFolds(String name) {
        return new FrameColumns(target, features, weights, Optional.of(name), id);
    }

    /** The same with rows hashed to folds by a column. */
    public FrameColumns withId(String name) {
        return new FrameColumns(target, features, weights, folds, Optional.of(name));
    }
}
