package exactzero.design;

/**
 * How a data set is prepared before it is fitted.
 *
 * @param intercept centre columns and target, so that an unpenalised intercept is fitted; without it neither is centred
 * @param standardize penalise weights per standard deviation of their column (1/n form) instead of per unit as given
 */
public record Scaling(boolean intercept, boolean standardize) {
    /** Intercept and standardised columns, the default of glmnet and of this library. */
    public static final Scaling STANDARD = new Scaling(true, true);

    /** The same without an intercept. As in glmnet, the scale is then still the centred standard deviation. */
    public Scaling withoutIntercept() {
        return new Scaling(false, standardize);
    }

    /** The same without standardising: the penalty counts weights in the units of the columns as given. */
    public Scaling withoutStandardizing() {
        return new Scaling(intercept, false);
    }
}
