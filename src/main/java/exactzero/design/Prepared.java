package exactzero.design;

/** What a path is fitted to: standardised columns in one form or another, and the way back to original units. */
public sealed interface Prepared permits PreparedRows, MomentProblem {

    /** The standardised columns. */
    Design design();

    /** How they were centred and scaled. */
    Standardization back();
}
