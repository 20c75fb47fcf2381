package exactzero.cli;

import exactzero.design.Standardized;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.solve.Stopping;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which penalty a path is fitted with. */
enum Method {
    LASSO,
    RIDGE,
    ELASTIC_NET;

    /** Fits the path. */
    Path fit(Standardized data, double l1Ratio, Lambdas lambdas, Stopping stopping) {
        return this == RIDGE ? RidgePath.fit(data, lambdas) : ElasticNetPath.fit(data, l1Ratio, lambdas, stopping);
    }

    /** The share of the L1 penalty: 1 for the Lasso, 0 for ridge; only the elastic net leaves a choice. */
    double l1Ratio(@Nullable Double typed) {
        if (this == ELASTIC_NET) {
            return requireL1Ratio(typed == null ? 0.5 : typed);
        }
        if (typed != null) {
            throw new UsageException("--l1-ratio is for --method elastic-net, not for " + this);
        }
        return this == LASSO ? 1 : 0;
    }

    static double requireL1Ratio(double typed) {
        if (!(typed > 0 && typed <= 1)) {
            throw new UsageException("--l1-ratio is " + typed + "; it must be above 0 and at most 1, which is the Lasso"
                    + " (ridge: path --method ridge)");
        }
        return typed;
    }

    /** Reads the name typed on the command line. */
    static Method parse(String typed) {
        for (Method method : values()) {
            if (method.toString().equals(typed.toLowerCase(Locale.ROOT))) {
                return method;
            }
        }
        throw new UsageException("--method is '" + typed + "'; it must be lasso, ridge or elastic-net");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
