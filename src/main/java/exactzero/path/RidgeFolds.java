package exactzero.path;

import exactzero.data.DataException;
import exactzero.data.Observations;
import exactzero.design.Moments;
import exactzero.design.PreparedTable;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.solve.Ridge;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ridge paths on all rows but some, as cross-validation needs them: from the moments of all rows, computed once, less those
 * of the rows left out.
 *
 * <p>Subtracting magnifies rounding where a column varies mostly in the rows left out. Paths are made so where at least
 * {@link Ridge#ENOUGH} digits are left at every lambda; elsewhere, where there are more features than rows, where cells were
 * missing (what stands in for them depends on the rows) and where the problem is so small that it is no matter, from the rows
 * that remain.
 */
public final class RidgeFolds {
    private final Scaling scaling;
    private final Constraints constraints;
    private final int rows;
    private final @Nullable Moments all;

    /**
     * Takes the moments of all rows, where that is of use.
     *
     * @param all the rows, prepared by the scaling
     */
    public RidgeFolds(PreparedTable all, Scaling scaling, Constraints constraints) {
        this.scaling = scaling;
        this.constraints = constraints;
        rows = all.source().rows();
        int p = all.source().size();
        boolean mayBe = rows > p && !Ridge.littleWork(rows, p) && all.source().gaps().isEmpty()
                && Arrays.stream(constraints.factors()).noneMatch(factor -> factor == 0);
        Standardized full = mayBe && !all.few() ? all.full().orElse(null) : null;
        this.all = full == null ? null : Moments.of(full.source(), Moments.Frame.of(full));
    }

    /**
     * The path on the rest.
     *
     * @param left the rows left out
     * @param rest the other rows, standardised on their own; asked for where moments do not do
     */
    public Path fit(Observations left, Supplier<PreparedTable> rest, Lambdas lambdas) {
        return fromMoments(left, lambdas)
                .orElseGet(() -> new RidgePath(rest.get(), lambdas, constraints).path());
    }

    /** The path from moments, where enough digits are left. */
    Optional<Path> fromMoments(Observations left, Lambdas lambdas) {
        int remain = rows - left.rows();
        if (all == null || remain < left.size() || Ridge.littleWork(remain, left.size())
                || Arrays.stream(lambdas.given()).anyMatch(lambda -> lambda == 0)) {
            return Optional.empty();
        }
        try {
            Moments moments = all.minus(Moments.of(left.full(), all.frame()));
            RidgePath path = new RidgePath(moments, scaling, lambdas, constraints);
            boolean enough = path.digits(path.path().size() - 1) >= Ridge.ENOUGH;
            return enough ? Optional.of(path.path()) : Optional.empty();
        } catch (DataException told) {
            // Whether a column of the rest varies at all, only its rows tell for sure.
            return Optional.empty();
        }
    }
}
