package exactzero.compare;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where entrants meet: the data, and how they are measured.
 *
 * @param split rows to fit and to predict, where there are enough
 * @param probe measures first calls
 */
record Arena(Dataset data, Optional<Split> split, Plan plan, FirstCall.Probe probe) {

    /** What came of one objective, before times are measured. */
    record Round(double l1Ratio, double lambda, Yardstick yardstick, Map<Rival, Weights> fitted, List<Result> failed) {}

    Round round(OurFit ours, List<Rival> rivals, double lambda) {
        Yardstick yardstick = new Yardstick(data, ours.l1Ratio(), lambda);
        Map<Rival, Weights> fitted = new LinkedHashMap<>();
        List<Result> failed = new ArrayList<>();
        fitted.put(ours, ours.on(data, lambda).run());
        for (Rival rival : rivals) {
            enter(rival, lambda, fitted, failed);
            if (fitted.containsKey(rival)) {
                enterTightest(rival, lambda, yardstick, fitted);
            }
        }
        return new Round(ours.l1Ratio(), lambda, yardstick, fitted, failed);
    }

    /** Warm times of all rounds, measured together: what one makes the compiler do serves the others. */
    Iterator<Timing> timings(List<Round> rounds) {
        List<Rival.Fit> fits = rounds.stream()
                .flatMap(round -> round.fitted().keySet().stream().map(rival -> rival.on(data, round.lambda())))
                .toList();
        return WarmTimes.of(fits, plan.runs()).iterator();
    }

    Contest contest(Round round, Iterator<Timing> timings) {
        List<Result> results = new ArrayList<>();
        round.fitted().forEach((rival, weights) -> results.add(new Result(rival.entrant(),
                round.yardstick().standardized(weights), round.yardstick().score(weights),
                heldOut(rival, round.lambda()), timings.next(), probe.of(rival, data, round.lambda()),
                rival.remark(data, round.lambda(), weights).orElse(""), "")));
        results.addAll(round.failed());
        return new Contest(round.l1Ratio(), round.lambda(), round.yardstick().verdicts(), results);
    }

    /** Another program's refusal is a result, not ours to pass on. */
    private void enter(Rival rival, double lambda, Map<Rival, Weights> fitted, List<Result> failed) {
        try {
            fitted.put(rival, rival.on(data, lambda).run());
        } catch (RuntimeException e) {
            failed.add(Result.failed(rival.entrant(), String.valueOf(e.getMessage())));
        }
    }

    /**
     * The strictest of its stopping rules that works: each tenfold stricter one is tried until one ends farther from the
     * optimum, and counts when it at least halves the gap, as rounding may do a little of that by itself.
     */
    private void enterTightest(Rival rival, double lambda, Yardstick yardstick, Map<Rival, Weights> fitted) {
        Rival best = rival;
        double bestGap = yardstick.score(fitted.get(rival)).gap();
        Weights weights = fitted.get(rival);
        for (Optional<Rival> next = rival.tighter(); next.isPresent(); next = next.get().tighter()) {
            Map<Rival, Weights> tried = new LinkedHashMap<>();
            enter(next.get(), lambda, tried, new ArrayList<>());
            double gap = tried.isEmpty() ? Double.NaN : yardstick.score(tried.get(next.get())).gap();
            if (!(gap <= bestGap)) {
                break;
            }
            if (gap < bestGap / 2) {
                best = next.get();
                bestGap = gap;
                weights = tried.get(best);
            }
        }
        fitted.put(best, weights);
    }

    private double heldOut(Rival rival, double lambda) {
        if (split.isEmpty()) {
            return Double.NaN;
        }
        Split rows = split.get();
        try {
            return rival.on(rows.train(), lambda).run().error(rows.test().columns(), rows.test().y());
        } catch (DataException e) {
            return Double.NaN; // such as a target that does not vary in the rows left
        } catch (RuntimeException e) {
            if (rival instanceof OurFit) {
                throw e;
            }
            return Double.NaN;
        }
    }
}
