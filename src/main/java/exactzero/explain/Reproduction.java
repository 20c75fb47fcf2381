package exactzero.explain;

import exactzero.certify.Certificate;
import exactzero.design.Standardized;
import exactzero.kernel.Kernel;
import exactzero.path.Constraints;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import exactzero.path.PenaltyScale;
import exactzero.path.RidgePath;
import exactzero.solve.ElasticNet;
import exactzero.solve.Stopping;

/**
 * Another tool's weights held against the optimum that a reading of them says they are.
 *
 * @param reading of the weights
 * @param data prepared as it says
 * @param penalty on the solvers' scale
 * @param optimum one fit
 * @param theirs the weights on the solvers' scale
 * @param excess how far their objective lies above the optimum, in units of the mean's, the intercept's share included
 * @param interceptOff by how much the given intercept differs from the best for these weights, target's units; 0 without one
 */
public record Reproduction(Reading reading, Standardized data, ElasticNet penalty, Path optimum, double[] theirs,
        double excess, double interceptOff) {

    /**
     * Fits what the reading says, and compares.
     *
     * @param weights as written, length p
     * @param intercept as written, NaN for none
     */
    static Reproduction of(Reading reading, Standardized data, Constraints constraints, double[] weights,
            double intercept) {
        double lambda = reading.ours().lambda();
        double l1Ratio = reading.ours().l1Ratio();
        Path optimum;
        ElasticNet penalty;
        if (l1Ratio > 0) {
            ElasticNetPath net = new ElasticNetPath(data, l1Ratio, Lambdas.of(lambda), Stopping.DEFAULT, constraints);
            optimum = net.path();
            penalty = net.penalty(lambda);
        } else {
            optimum = new RidgePath(data, Lambdas.of(lambda), constraints).path();
            penalty = new PenaltyScale(data.back(), 0, constraints).at(lambda);
        }
        double[] theirs = onSolversScale(data, reading, weights);
        double yScale = data.back().yScale();
        double best = reading.perDeviation() ? data.back().yMean()
                : data.back().intercept(data.back().coefficients(theirs));
        double off = Double.isNaN(intercept) ? 0 : intercept - (data.back().intercept() ? best : 0);
        double objective = objective(data, penalty, theirs) + off / yScale * (off / yScale) / 2;
        double excess = objective - objective(data, penalty, optimum.b()[0]);
        return new Reproduction(reading, data, penalty, optimum, theirs,
                Math.max(0, excess) / (meanSquare(data.y()) / 2), off);
    }

    /** Weights as written, on the solvers' scale. */
    static double[] onSolversScale(Standardized data, Reading reading, double[] weights) {
        double[] beta = weights.clone();
        for (int j = 0; j < beta.length && reading.perDeviation(); j++) {
            beta[j] /= data.back().penalised(j);
        }
        return data.back().standardized(beta);
    }

    /** RSS / 2n plus the penalty, on the solvers' scale; infinite out of bounds. */
    static double objective(Standardized data, ElasticNet penalty, double[] b) {
        double value = meanSquare(data.residual(b)) / 2;
        for (int j = 0; j < b.length; j++) {
            boolean allowed = b[j] >= penalty.lower()[j] && b[j] <= penalty.upper()[j];
            value += allowed ? penalty.value(j, b[j]) : Double.POSITIVE_INFINITY;
        }
        return value;
    }

    private static double meanSquare(double[] r) {
        return Kernel.BEST.dot(r, r) / r.length;
    }

    /** The optimal weights as the tool would have written them. */
    double[] asWritten() {
        double[] beta = optimum.coefficients(0);
        if (reading.perDeviation()) {
            for (int j = 0; j < beta.length; j++) {
                beta[j] *= data.back().penalised(j);
            }
        }
        return beta;
    }

    /** What is proved about the optimum; not for ridge, whose optimum is unique and without zeros. */
    Certificate certificate() {
        return Certificate.of(data, optimum.b()[0], penalty);
    }

    /**
     * The lambda in our terms that these weights fit best: at an optimum every pull on a nonzero weight is lambda times the
     * derivative of its penalty; this is the least-squares lambda. NaN where no weight tells.
     */
    double bestLambda() {
        double[] pulls = new double[theirs.length];
        data.design().pulls(data.residual(theirs), pulls);
        double product = 0;
        double square = 0;
        for (int j = 0; j < theirs.length; j++) {
            double slope = (Math.signum(theirs[j]) * penalty.l1()[j] + penalty.l2()[j] * theirs[j])
                    / reading.ours().lambda();
            if (theirs[j] != 0.0 && Double.isFinite(slope)) {
                product += slope * pulls[j];
                square += slope * slope;
            }
        }
        return product / square;
    }
}
