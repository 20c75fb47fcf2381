package exactzero.select;

/**
 * How one fit did.
 *
 * @param picks number of features picked
 * @param hits those of them that matter
 * @param relevant number of features that matter
 * @param testError relative test error
 */
record Outcome(int picks, int hits, int relevant, double testError) {

    static Outcome of(double[] truth, double[] estimate, double testError) {
        int picks = 0;
        int hits = 0;
        int relevant = 0;
        for (int j = 0; j < truth.length; j++) {
            picks += estimate[j] != 0.0 ? 1 : 0;
            hits += estimate[j] != 0.0 && truth[j] != 0.0 ? 1 : 0;
            relevant += truth[j] != 0.0 ? 1 : 0;
        }
        return new Outcome(picks, hits, relevant, testError);
    }

    int falsePicks() {
        return picks - hits;
    }

    /** NaN where nothing is picked. */
    double precision() {
        return (double) hits / picks;
    }

    double recall() {
        return (double) hits / relevant;
    }

    boolean exact() {
        return hits == picks && hits == relevant;
    }
}
