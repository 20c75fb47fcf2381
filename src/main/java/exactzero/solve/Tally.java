package exactzero.solve;

/** What a path has cost so far, counted while it is computed. */
final class Tally {
    int fullPasses;
    long featuresTouched;
    long featuresFitted;
    long nanoseconds;
    int sweeps;
    int appended;
    int removed;
    int refactored;
    int dependent;
    int solves;
    int followed;
    int fallbacks;
    int conjugateGradients;
}
