package exactzero.select;

import exactzero.certify.Certificate;
import exactzero.data.DataException;
import exactzero.data.Provenance;
import exactzero.data.RowBlocks;
import exactzero.design.MomentDesign;
import exactzero.design.Moments;
import exactzero.design.StandardizedMoments;
import exactzero.design.StreamedMoments;
import exactzero.path.Constraints;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.MeasuredFits;
import exactzero.path.Monitor;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.solve.ElasticNet;

/**
 * A selection from rows that are never in memory together: cross-validated on the moments of folds, its fits measured and
 * certified on the rows themselves by one more pass over them.
 *
 * @param selection what was selected; selection frequencies are none, they take random halves of the rows
 * @param digits of the products of columns
 */
public record StreamedSelection(Selection selection, double digits) {
    /** Digits of the products of columns with which a fit still means something. */
    private static final double FEWEST_DIGITS = 6;

    /**
     * Selects.
     *
     * @param name what the data are called
     * @param rows read once, when all fits are made
     * @param streamed the moments of the folds of these rows
     * @param options how; no repeats and no adaptive penalties, which other moments would tell
     * @param monitor told the number of folds done, of both methods, and asked whether to go on
     * @throws DataException where the rows are others than those of the moments, or rounding leaves too few digits
     * @throws java.util.concurrent.CancellationException when the monitor says so
     */
    public static StreamedSelection of(String name, RowBlocks rows, StreamedMoments streamed, SelectionOptions options,
            Monitor monitor) {
        if (options.adaptive() || options.repeats() > 1) {
            throw new IllegalArgumentException("adaptive penalties and repeats need more than the moments of folds");
        }
        StandardizedMoments all = prepared(streamed.moments(), options);
        CrossValidation.requireSquares(name, streamed.target(), all.back().yScale() * Math.sqrt(all.meanSquare()));
        MomentDesign design = new MomentDesign(all);
        Constraints factors = options.constraints().withoutBounds();
        MomentFolds folds = new MomentFolds(streamed.folds());
        RidgePath closed = new RidgePath(streamed.moments(), options.scaling(), Lambdas.GRID, factors);
        Path ridge = closed.path();
        CvCurve ridgeCv = folds.curve(ridge.lambda(), training -> new RidgePath(training, options.scaling(),
                Lambdas.of(ridge.lambda()), factors).path(), monitor);
        LassoFitter fitter = new LassoFitter(options, Double.NaN, monitor);
        ElasticNetPath net = fitter.net(all, options.lambdas());
        CvCurve lassoCv = folds.curve(net.path().lambda(), training -> fitter.fit(prepared(training, options),
                Lambdas.of(net.path().lambda())), monitor.from(streamed.folds().size()));
        Path fit = options.rule().choose(net, lassoCv, new InformationCriterion.Setting(design, all.rows()));
        double lambda = fit.lambda()[0];
        ElasticNet penalty = net.penalty(lambda);
        Path relaxed = net.relaxed(fit);
        Contrast contrast = Contrast.of(fit, InformationCriterion.degreesOfFreedom(design, penalty, fit.b()[0]),
                lassoCv, closed, ridgeCv);
        Track track = options.followed()
                ? Track.of(design::pulls, net, lambda, Ranking.of(fit, net.path(), ridge)) : Track.NONE;
        monitor.check();

        MeasuredFits measured =
                MeasuredFits.of(rows, options.scaling(), options.stopping(), net.path(), ridge, fit);
        streamed.requireSame(measured.read());
        Path lasso = measured.path(0, options.constraints());
        Path ridgeMeasured = measured.path(1, factors);
        Path chosen = measured.path(2, options.constraints());
        Certificate certificate = Certificate.of(design, measured.fit(2, 0, options.constraints()));
        int p = design.features();
        Stability stability = Stability.none(p);
        int[] kept = {chosen.nonzero(0)};
        Selection selection = new Selection(name, streamed.target(), Math.toIntExact(streamed.read().rows()),
                options.withPairs(0), lasso, net.cost(), ridgeMeasured, lassoCv, ridgeCv, chosen, penalty,
                net.constraints(), relaxed,
                contrast, track, certificate.gap(), kept, stability,
                Selection.features(certificate, chosen, relaxed, ridgeMeasured.only(options.rule().choose(ridgeCv)),
                        net.zeroAtOrAbove(), stability, Twin.of(lasso.features(), design::products, chosen.b()[0])),
                Provenance.plain(lasso.features()));
        return new StreamedSelection(selection, streamed.digits(all.magnified()));
    }

    private static StandardizedMoments prepared(Moments moments, SelectionOptions options) {
        StandardizedMoments prepared = StandardizedMoments.of(moments, options.scaling());
        if (!(StreamedMoments.digits(1 << 16, prepared.magnified()) >= FEWEST_DIGITS)) {
            throw new DataException("the rows do not tell some column's spread to " + (int) FEWEST_DIGITS
                    + " digits: it varies too little beside what other rows make of it");
        }
        return prepared;
    }
}
