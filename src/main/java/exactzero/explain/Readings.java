package exactzero.explain;

import exactzero.design.Scaling;
import exactzero.path.Conversion;
import exactzero.path.Conversion.Strength;
import exactzero.path.Dialect;
import exactzero.path.FitSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The known ways to count lambda, to prepare the columns and to write weights, combined. */
final class Readings {
    private final Scaling asked;
    private final Strength typed;
    private final List<Dialect> dialects;
    private final List<Reading> readings = new ArrayList<>();

    /**
     * @param typed lambda and share of L1 as they were given to the other tool
     * @param dialects the tools it may be
     */
    Readings(Scaling asked, Strength typed, List<Dialect> dialects) {
        this.asked = asked;
        this.typed = typed;
        this.dialects = dialects;
    }

    /** All that differ, the fit as stated first. */
    List<Reading> all(Function<Scaling, FitSetting> setting) {
        for (boolean standardize : new boolean[] {asked.standardize(), !asked.standardize()}) {
            for (boolean intercept : new boolean[] {asked.intercept(), !asked.intercept()}) {
                Scaling scaling = new Scaling(intercept, standardize);
                Map<String, Strength> counted = counted(setting.apply(scaling));
                counted.forEach((words, ours) -> add(words, scaling, false, ours));
                if (standardize) {
                    counted.forEach((words, ours) -> add(words, scaling, true, ours));
                }
            }
        }
        return readings;
    }

    private void add(String words, Scaling scaling, boolean perDeviation, Strength ours) {
        Reading reading = new Reading(words + prepared(scaling, perDeviation), scaling, perDeviation, ours);
        if (readings.stream().noneMatch(reading::sameAs)) {
            readings.add(reading);
        }
    }

    /** What tells a preparation from the one asked for. */
    String prepared(Scaling scaling, boolean perDeviation) {
        String columns = scaling.standardize() == asked.standardize() ? ""
                : scaling.standardize() ? ", standardised columns" : ", columns not standardised";
        String intercept = scaling.intercept() == asked.intercept() ? ""
                : scaling.intercept() ? ", with an intercept" : ", without an intercept";
        return columns + intercept + (perDeviation ? ", weights per standard deviation" : "");
    }

    /** The typed strength in our terms, by who may have counted so. */
    private Map<String, Strength> counted(FitSetting setting) {
        Map<String, Strength> counted = new LinkedHashMap<>();
        counted.put("lambda as stated", typed);
        for (Dialect dialect : dialects) {
            counted.put("lambda of " + dialect.title(), dialect.conversion(setting, typed.l1Ratio()).ours(typed));
        }
        if (dialects.contains(Dialect.SPARK)) {
            counted.put("lambda of Spark ML's l-bfgs", Dialect.unbiased(setting).ours(typed));
        }
        double n = setting.rows();
        counted.put("RSS + lambda, without 1/2n", new Conversion(2 * n, n).ours(typed));
        counted.put("RSS / 2 + lambda, without 1/n", new Conversion(n, n).ours(typed));
        return counted;
    }
}
