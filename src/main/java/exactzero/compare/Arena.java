package exactzero.compare;

import exactzero.data.Dataset;
import java.util.ArrayList;
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

    Contest contest(OurFit ours, List<Rival> rivals, double lambda) {
        Yardstick yardstick = new Yardstick(data, ours.l1Ratio(), lambda);
        Map<Rival, Weights> fitted = new LinkedHashMap<>();
        List<Result> failed = new ArrayList<>();
        enter(ours, lambda, fitted, failed);
        for (Rival rival : rivals) {
            enter(rival, lambda, fitted, failed);
            if (fitted.containsKey(rival)) {
                enterTightest(rival, lambda, yardstick, fitted);
            }
        }
        List<Rival> entrants = List.copyOf(fitted.keySet());
        List<Timing> timings =
                WarmTimes.of(entrants.stream().map(rival -> rival.on(data, lambda)).toList(), plan.runs());
        List<Result> results = new ArrayList<>();
        for (int k = 0; k < entrants.size(); k++) {
            Rival rival = entrants.get(k);
            Weights weights = fitted.get(rival);
            results.add(new Result(rival.entrant(), yardstick.standardized(weights), yardstick.score(weights),
                    heldOut(rival, lambda), timings.get(k), probe.of(rival, data, lambda),
                    rival.remark(data, lambda, weights).orElse(""), ""));
        }
        results.addAll(failed);
        return new Contest(ours.l1Ratio(), lambda, yardstick.verdicts(), results);
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
        } catch (RuntimeException e) {
            return Double.NaN; // such as a column that does not vary in the rows left
        }
    }
}
