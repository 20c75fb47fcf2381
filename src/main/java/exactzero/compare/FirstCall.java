package exactzero.compare;

import exactzero.data.Dataset;

/**
 * The first fit in a JVM of its own, which loads classes and libraries and runs cold.
 *
 * @param milliseconds from columns in memory to weights; NaN where it was not measured
 * @param megabytes the most memory that this JVM had in use, data and libraries included; NaN where the system does not tell
 */
public record FirstCall(double milliseconds, double megabytes) {
    /** Where it was not measured. */
    public static final FirstCall NONE = new FirstCall(Double.NaN, Double.NaN);

    /** Measures first calls. */
    @FunctionalInterface
    public interface Probe {
        FirstCall of(Rival rival, Dataset data, double lambda);
    }
}
