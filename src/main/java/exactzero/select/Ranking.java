package exactzero.select;

import exactzero.path.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The order in which features are shown. */
public final class Ranking {
    private Ranking() {}

    /**
     * Largest standardised weight first: by the Lasso's in one fit, among equals (the many that are zero there) by
     * its weights where lambda is smallest, then by ridge's.
     *
     * @param fit the Lasso at one lambda
     */
    public static int[] of(Path fit, Path lasso, Path ridge) {
        Comparator<Integer> bySize = Comparator.comparingDouble((Integer j) -> -Math.abs(fit.standardized(0, j)))
                .thenComparingDouble(j -> -Math.abs(lasso.standardized(lasso.size() - 1, j)))
                .thenComparingDouble(j -> -Math.abs(ridge.standardized(ridge.size() - 1, j)));
        return IntStream.range(0, lasso.features().size()).boxed().sorted(bySize).mapToInt(j -> j).toArray();
    }

    /** The first of an order, or all of it when it is shorter. */
    public static int[] first(int[] order, int count) {
        return Arrays.copyOf(order, Math.min(count, order.length));
    }
}
