package exactzero.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which penalty a path is fitted with. */
enum Method {
    LASSO,
    RIDGE,
    ELASTIC_NET;

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
