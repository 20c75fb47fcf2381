package exactzero.bench;

/**
 * A line of the table. NaN stands for what a program does not tell.
 *
 * @param program what ran, with its version and tolerance
 * @param seconds median of the warm runs
 * @param least the quickest of them
 * @param runs how many there were
 * @param cold seconds of the first call in a fresh JVM
 * @param pass seconds of one pass of Z'r with as many threads, by our kernel
 * @param passes over the data for correlations
 * @param ownGap the largest relative gap that the solver reports
 * @param gap the largest relative gap, recomputed
 * @param nonzeros weights not zero at the last lambda
 * @param complete whether every lambda was solved to the program's own tolerance
 */
record Row(String instance, double ratio, String program, boolean peer, int threads, double seconds, double least,
        int runs, double cold, double pass, double passes, double ownGap, double gap, int nonzeros, boolean complete) {

    double overPass() {
        return seconds / pass;
    }
}
