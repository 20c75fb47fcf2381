package exactzero.explain;

import exactzero.certify.Verdict;
import exactzero.certify.WeightProof;
import exactzero.data.CoefficientFile;
import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.Constraints;
import exactzero.path.Conversion.Strength;
import exactzero.path.Dialect;
import exactzero.path.FitSetting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why another tool's weights differ from the certified optimum, and by how much for each reason.
 *
 * <p>Distances are the largest difference of any weight times the scale of its column, relative to the largest weight of the
 * optimum at the lambda as stated.
 *
 * @param data that both fitted
 * @param given the other tool's weights
 * @param stated the weights read as stated: lambda in our terms, original units
 * @param best the reading that they fit best
 * @param tried all readings, by how well the weights fit, the best first
 * @param proofs of every weight at the best reading's optimum; empty for ridge
 * @param total distance of the weights from the optimum as stated
 * @param convention distance between that optimum and the best reading's
 * @param tolerance distance of the weights from the best reading's optima
 * @param nonUniqueness distance between the one that is reported and the one nearest to the weights
 * @param exchanged the dependent columns among which weights moved
 */
public record Mismatch(Dataset data, CoefficientFile given, Reproduction stated, Reproduction best,
        List<Reproduction> tried, List<WeightProof> proofs, double total, double convention, double tolerance,
        double nonUniqueness, List<String> exchanged) {
    /** What is less is agreement. */
    private static final double AGREE = 1e-9;
    /** Weights whose objective lies farther above every optimum are none of them. */
    private static final double FAR = 1e-2;
    /** Of the readings that fit nearly as well as the best, by such a factor, the first counts: the one with the fewest surprises. */
    private static final double BETTER = 10;
    private static final double ROUNDING = 1e-14;

    /** The reason that weighs most. */
    public enum Cause {
        NONE("none"),
        CONVENTION("convention"),
        TOLERANCE("tolerance"),
        NON_UNIQUENESS("non-uniqueness"),
        UNEXPLAINED("unexplained");

        private final String label;

        Cause(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * Compares.
     *
     * @param asked how the data were meant to be prepared
     * @param typed lambda and share of L1 as given to the other tool
     * @param dialects the tools whose conventions are tried
     */
    public static Mismatch of(Dataset data, CoefficientFile given, Scaling asked, Strength typed,
            Constraints constraints, List<Dialect> dialects) {
        Map<Scaling, Standardized> prepared = new HashMap<>();
        Readings readings = new Readings(asked, typed, dialects);
        List<Reproduction> named = new ArrayList<>();
        List<Reproduction> free = new ArrayList<>();
        for (Reading reading : readings.all(scaling -> FitSetting.of(
                prepared.computeIfAbsent(scaling, s -> Standardized.of(data, s)), scaling, constraints))) {
            Standardized standardized = prepared.get(reading.scaling());
            Reproduction at = Reproduction.of(reading, standardized, constraints, given.weights(), given.intercept());
            named.add(at);
            double lambda = at.bestLambda();
            boolean seen = free.stream().anyMatch(other -> other.reading().scaling().equals(reading.scaling())
                    && other.reading().perDeviation() == reading.perDeviation());
            if (!seen && lambda > 0 && lambda < Double.POSITIVE_INFINITY) {
                free.add(Reproduction.of(
                        new Reading("another lambda" + readings.prepared(reading.scaling(), reading.perDeviation()),
                                reading.scaling(), reading.perDeviation(), new Strength(lambda, typed.l1Ratio())),
                        standardized, constraints, given.weights(), given.intercept()));
            }
        }
        Comparator<Reproduction> byFit = Comparator.comparingDouble(Reproduction::excess);
        Reproduction stated = named.getFirst();
        List<Reproduction> tried = new ArrayList<>(named);
        tried.addAll(free);
        double least = tried.stream().mapToDouble(Reproduction::excess).min().orElseThrow();
        Reproduction best = tried.stream().filter(at -> at.excess() <= BETTER * least + ROUNDING).findFirst()
                .orElseThrow();
        tried.sort(byFit);
        tried.remove(best);
        tried.addFirst(best);
        return compared(data, given, stated, best, tried);
    }

    /** How many times the lambda as stated the one is at which the weights fit best, both in our terms. */
    public double lambdaRatio() {
        return best.reading().ours().lambda() / stated.reading().ours().lambda();
    }

    private static Mismatch compared(Dataset data, CoefficientFile given, Reproduction stated, Reproduction best,
            List<Reproduction> tried) {
        boolean ridge = best.reading().ours().l1Ratio() == 0;
        List<WeightProof> proofs = ridge ? List.of() : best.certificate().weights();
        Ambiguity ambiguity = ridge ? new Ambiguity(new double[data.size()], List.of()) : Ambiguity.of(best, proofs);
        double[] optimum = best.optimum().b()[0];
        double[] nearest = new double[optimum.length];
        for (int j = 0; j < nearest.length; j++) {
            nearest[j] = optimum[j] + ambiguity.move()[j];
        }
        double[] norm = stated.data().back().norm();
        double[] asStated = stated.optimum().coefficients(0);
        return new Mismatch(data, given, stated, best, List.copyOf(tried), proofs,
                distance(given.weights(), asStated, norm, asStated),
                best.reading().equals(stated.reading()) ? 0 : distance(best.asWritten(), asStated, norm, asStated),
                distance(best.theirs(), nearest, null, optimum), distance(nearest, optimum, null, optimum),
                ambiguity.features().stream().map(data.features()::get).toList());
    }

    /** The largest difference times its column's scale, relative to the largest of the reference, or of a where that is zero. */
    private static double distance(double[] a, double[] b, double @Nullable [] norm,
            double[] reference) {
        double off = 0;
        double size = 0;
        double own = 0;
        for (int j = 0; j < a.length; j++) {
            double scale = norm == null ? 1 : norm[j];
            off = Math.max(off, Math.abs(a[j] - b[j]) * scale);
            size = Math.max(size, Math.abs(reference[j]) * scale);
            own = Math.max(own, Math.abs(a[j]) * scale);
        }
        return off == 0 ? 0 : off / (size > 0 ? size : own);
    }

    /** The reason that weighs most. */
    public Cause cause() {
        if (best.excess() > FAR) {
            return Cause.UNEXPLAINED;
        }
        double most = Math.max(convention, Math.max(tolerance, nonUniqueness));
        if (most <= AGREE) {
            return Cause.NONE;
        }
        return most == convention ? Cause.CONVENTION
                : most == tolerance ? Cause.TOLERANCE : Cause.NON_UNIQUENESS;
    }

    /** Decimal digits in which the weights agree with an optimum of the best reading. */
    public double digits() {
        return tolerance == 0 ? Double.POSITIVE_INFINITY : -Math.log10(tolerance);
    }

    /** Whether every weight is the best reading's optimal one, rounded to the digits that were written. */
    public boolean rounded() {
        double[] optimum = best.asWritten();
        for (int j = 0; j < optimum.length; j++) {
            if (Math.abs(given.weights()[j] - optimum[j]) > given.units()[j] * 0.5000001) {
                return false;
            }
        }
        return tolerance > 0;
    }

    /** Features that the other tool keeps and that are proven zero, or the reverse, at the best reading's optimum. */
    public List<String> wrongly(boolean kept) {
        List<String> names = new ArrayList<>();
        Verdict truth = kept ? Verdict.PROVEN_ZERO : Verdict.PROVEN_NONZERO;
        for (int j = 0; j < proofs.size(); j++) {
            if (proofs.get(j).verdict() == truth && (given.weights()[j] != 0.0) == kept) {
                names.add(data.features().get(j));
            }
        }
        return names;
    }

    /** Whether no other reading fits clearly better. */
    public boolean fitsAsStated() {
        return best.reading().equals(stated.reading());
    }

    /** Whether the given intercept, if there is one, is the best for the weights. */
    public boolean interceptAgrees() {
        return Math.abs(best.interceptOff()) <= AGREE * best.data().back().yScale();
    }

    /** Number of weights of which neither is proved. */
    public int undecided() {
        return (int) proofs.stream().filter(proof -> proof.verdict() == Verdict.UNDECIDED).count();
    }

    /** The best reading's optimal weight as the tool would have written it. */
    public double[] optimum() {
        return best.asWritten();
    }
}
