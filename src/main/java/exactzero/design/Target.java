package exactzero.design;

import exactzero.data.DataException;
import java.util.List;

/**
 * A centred target, in units of a power of two near its spread.
 *
 * @param y length n, rows times the roots of their weights
 * @param mean in original units, 0 without an intercept
 * @param scale original units per unit of y
 */
record Target(double[] y, double mean, double scale) {

    /** @throws DataException when there are fewer than two rows or the target does not vary */
    static Target of(String data, String name, double[] values, RowWeights weights, boolean intercept) {
        if (values.length < 2) {
            throw new DataException(data + ": one row; a fit needs at least two");
        }
        CentredColumn target = CentredColumn.of(values, weights, intercept);
        if (target.norm() == 0) {
            throw new DataException("target '" + name + "' is constant: there is nothing to explain");
        }
        double unit = Math.scalb(1.0, Math.getExponent(target.norm()));
        return new Target(target.dividedBy(unit, weights), target.mean(), unit / target.down());
    }

    /** The way back for p features, to be filled. */
    Standardization back(List<String> features, boolean intercept) {
        int p = features.size();
        return new Standardization(features, new double[p], new double[p], new double[p], new boolean[p], mean, scale,
                intercept);
    }

    /** @throws DataException when no feature varies */
    static void requireAnyVaries(String data, String target, boolean[] constant) {
        for (boolean c : constant) {
            if (!c) {
                return;
            }
        }
        throw new DataException(
                data + ": every feature column is constant: nothing can explain '" + target + "'");
    }
}
