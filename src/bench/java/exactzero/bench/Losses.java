package exactzero.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where we lose, found from the rows and not left to the author's mood. */
final class Losses {
    private static final double EXACT = 1e-12;

    private final List<Row> rows;
    private final List<String> found = new ArrayList<>();

    private Losses(List<Row> rows) {
        this.rows = rows;
    }

    static List<String> in(List<Instance> instances, List<Row> rows) {
        Losses losses = new Losses(rows);
        for (Instance instance : instances) {
            for (double ratio : instance.ratios()) {
                losses.quickerPeers(instance, ratio);
            }
            losses.missedGoals(instance);
        }
        losses.inexact();
        return losses.found;
    }

    private void quickerPeers(Instance instance, double ratio) {
        Row ours = ours(instance.name(), ratio, 1);
        @Nullable Row quickest = null;
        for (Row peer : rows) {
            boolean same = peer.peer() && peer.instance().equals(ours.instance()) && peer.ratio() == ratio;
            if (same && peer.seconds() < ours.seconds()) {
                String at = peer.gap() <= EXACT ? "an equally exact path" : "a gap of " + Report.gap(peer.gap());
                found.add(String.format(Locale.ROOT,
                        "%s, ratio %s: %s takes %s for %s; we take %s on one thread, %.1f times as long.",
                        instance.name(),
                        ratio, peer.program(), Report.seconds(peer.seconds()), at, Report.seconds(ours.seconds()),
                        ours.seconds() / peer.seconds()));
            }
            if (same && (quickest == null || peer.seconds() < quickest.seconds())) {
                quickest = peer;
            }
        }
        if (quickest != null && quickest.seconds() < ours.cold()) {
            found.add(String.format(Locale.ROOT,
                    "%s, ratio %s, first call: %s takes %s; we take %s in a fresh JVM.", instance.name(), ratio,
                    quickest.program(), Report.seconds(quickest.seconds()), Report.seconds(ours.cold())));
        }
    }

    private void missedGoals(Instance instance) {
        for (int threads = 1; threads <= 2; threads++) {
            Row ours = ours(instance.name(), instance.ratios()[0], threads);
            double goal = instance.goals()[threads - 1];
            if (ours.seconds() > goal) {
                found.add(String.format(Locale.ROOT, "%s misses its goal on %d thread%s: %s, aimed at %s.",
                        instance.name(), threads,
                        threads == 1 ? "" : "s", Report.seconds(ours.seconds()), Report.seconds(goal)));
            }
        }
    }

    private void inexact() {
        for (Row row : rows) {
            if (!row.peer() && !(row.gap() <= EXACT && row.complete())) {
                found.add(String.format(Locale.ROOT, "%s, ratio %s, %d threads: the largest gap is %s, not 1e-12.",
                        row.instance(), row.ratio(),
                        row.threads(), Report.gap(row.gap())));
            }
        }
    }

    private Row ours(String instance, double ratio, int threads) {
        return rows.stream()
                .filter(row -> !row.peer() && row.instance().equals(instance) && row.ratio() == ratio
                        && row.threads() == threads)
                .findFirst()
                .orElseThrow();
    }
}
