package exactzero.cli;

import exactzero.design.Standardized;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.solve.Stopping;
import java.util.Locale;

/** Which penalty a path is fitted with. */
enum Method {
    LASSO,
    RIDGE,
    ELASTIC_NET;

    /** The path of a method with an L1 part; the ratio counts for the elastic net only. */
    ElasticNetPath net(Standardized data, double l1Ratio, Lambdas lambdas) {
        return new ElasticNetPath(data, this == LASSO ? 1 : l1Ratio, lambdas, Stopping.DEFAULT);
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
