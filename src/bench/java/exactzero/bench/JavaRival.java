package exactzero.bench;

import exactzero.data.Dataset;
import java.nio.file.Path;

/** A library of the JVM that fits a Lasso, its data in the form it wants before the clock starts. */
interface JavaRival {

    /**
     * Fits.
     *
     * @param lambda in our objective, decreasing
     * @return weights in original units, a row for each lambda
     */
    double[][] fit(double[] lambda);

    /** The rival of a name, prepared. */
    static JavaRival of(String name, Dataset data, double tolerance, Path work) {
        return switch (name) {
            case "ours" -> new OurRival(data);
            case "smile" -> new SmileRival(data, tolerance, work);
            case "tribuo" -> new TribuoRival(data, tolerance);
            case "h2o" -> new H2oRival(data, tolerance, work);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
