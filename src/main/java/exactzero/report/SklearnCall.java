package exactzero.report;

import exactzero.path.FitSetting;
import exactzero.path.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The call in Python. */
final class SklearnCall {
    /** At scikit-learn's default of 1e-4 the weights have two to four digits. */
    private static final String EXACT = ", tol=1e-14, max_iter=1000000";

    private SklearnCall() {}

    static List<String> lines(Translation translation, TableFile file) {
        FitSetting fit = translation.setting();
        boolean scaled = fit.scaling().standardize();
        double l1Ratio = translation.path().l1Ratio();
        String model = l1Ratio == 1 ? "Lasso" : l1Ratio == 0 ? "Ridge" : "ElasticNet";
        double[] alphas = DialectCall.along(translation, "alpha");
        boolean many = alphas.length > 1;
        List<String> lines = new ArrayList<>();
        if (many) {
            lines.add("import numpy as np");
        }
        if (file.asRead()) {
            lines.add("import pandas as pd");
        }
        lines.add("from sklearn.linear_model import " + model);
        if (scaled) {
            lines.add("from sklearn.pipeline import make_pipeline");
            lines.add("from sklearn.preprocessing import StandardScaler");
        }
        lines.addAll(reading(translation, file));
        String estimator = model + "(alpha=" + (many ? "a" : Literal.number(alphas[0])) + arguments(translation) + ")";
        String fitted = scaled
                ? "make_pipeline(StandardScaler(" + (fit.scaling().intercept() ? "" : "with_mean=False") + "), "
                        + estimator + ")"
                : estimator;
        fitted += ".fit(x, y" + weights(fit, model, scaled) + ")";
        String last = scaled ? "[-1]" : "";
        String unit = scaled ? "  # weights per standard deviation of their columns" : "";
        if (many) {
            lines.add("fits = [" + fitted + " for a in " + values(alphas) + "]");
            lines.add("print([(f" + last + ".intercept_, f" + last + ".coef_) for f in fits])" + unit);
        } else {
            lines.add("fit = " + fitted);
            lines.add("print(fit" + last + ".intercept_, fit" + last + ".coef_)" + unit);
        }
        return lines;
    }

    private static String arguments(Translation translation) {
        double l1Ratio = translation.path().l1Ratio();
        FitSetting fit = translation.setting();
        return (l1Ratio > 0 && l1Ratio < 1 ? ", l1_ratio=" + Literal.number(l1Ratio) : "")
                + (fit.scaling().intercept() ? "" : ", fit_intercept=False")
                + (fit.hasBounds() ? ", positive=True" : "")
                + (l1Ratio == 0 ? ", solver=\"svd\"" : EXACT);
    }

    private static String weights(FitSetting fit, String model, boolean scaled) {
        if (fit.equalWeights()) {
            return "";
        }
        return scaled
                ? ", standardscaler__sample_weight=w, " + model.toLowerCase(Locale.ROOT) + "__sample_weight=w"
                : ", sample_weight=w";
    }

    private static List<String> reading(Translation translation, TableFile file) {
        String weights = file.weights();
        if (!file.asRead()) {
            return List.of(DialectCall.notAsRead("#", translation));
        }
        String dialect = (file.delimiter() == ',' ? "" : ", sep=" + Literal.text("" + file.delimiter()))
                + (file.decimal() == '.' ? "" : ", decimal=" + Literal.text("" + file.decimal()))
                + (file.encoding().equals("UTF-8") ? "" : ", encoding=" + Literal.text(file.encoding()));
        List<String> lines = new ArrayList<>();
        lines.add("d = pd.read_csv(" + Literal.text(file.path().toString()) + dialect + ").rename(columns=str.strip)");
        lines.add("x = d[[" + Literal.texts(translation.path().features()) + "]].to_numpy()");
        lines.add("y = d[" + Literal.text(file.target()) + "].to_numpy()");
        if (weights != null) {
            lines.add("w = d[" + Literal.text(weights) + "].to_numpy()");
        }
        return lines;
    }

    private static String values(double[] alphas) {
        int last = alphas.length - 1;
        return Literal.isGrid(alphas)
                ? Literal.number(alphas[0]) + " * " + Literal.number(alphas[last] / alphas[0]) + " ** (np.arange("
                        + alphas.length + ") / " + last + ")"
                : "[" + Literal.numbers(alphas) + "]";
    }
}
