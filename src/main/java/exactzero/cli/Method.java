package exactzero.cli;

import exactzero.design.Standardized;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.solve.Stopping;
import java.util.Locale;

/** Which penalty a path is fitted with. */
enum Method {
    LASSO,
    RIDGE,
    ELASTIC_NET;

    /** Fits the path. */
    Path fit(Standardized data, double l1Ratio, Lambdas lambdas) {
        return switch (this) {
            case LASSO -> ElasticNetPath.lasso(data, lambdas);
            case ELASTIC_NET -> ElasticNetPath.fit(data, l1Ratio, lambdas, Stopping.DEFAULT);
            case RIDGE -> RidgePath.fit(data, lambdas);
        };
    }

    /** Reads the name typed on the command line. */
    static Method parse(String typed) {
        for (Method method : values()) {
            if (method.toString().equals(typed.toLowerCase(Locale.ROOT))) {
                return method;
            }
        }
        throw new IllegalArgumentException("method is '" + typed + "'; it must be lasso, ridge or elastic-net");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
