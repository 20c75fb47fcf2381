package exactzero.design;

/** What a path is fitted to: standardised columns in one form or another, and the way back to original units. */
public sealed interface Prepared permits Standardized, MomentProblem {
    /** The columns. */
    Design design();

    /** How they were centred and scaled. */
    Standardization back();
}
