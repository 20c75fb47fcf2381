package exactzero.report;

import exactzero.certify.Verdict;
import exactzero.data.SetAside;
import exactzero.select.FeatureResult;
import exactzero.select.Selection;
import exactzero.select.Track;
import exactzero.select.Twin;
import java.util.ArrayList;
import java.util.List;

/** What a reader of a selection should know of its data and of how closely its path was followed, in sentences. */
record DataNotes(Selection selection) {
    private static final int NAMED = 50;

    List<String> sentences() {
        List<String> notes = new ArrayList<>();
        selection.provenance().notes().forEach(note -> notes.add(Label.clean(note)));
        List<SetAside> setAside = selection.provenance().setAside();
        setAside.stream().limit(NAMED)
                .forEach(
                        column -> notes.add("Set aside: " + name(column.name()) + ": " + Label.clean(column.reason())));
        if (setAside.size() > NAMED) {
            notes.add("And " + (setAside.size() - NAMED) + " more columns were set aside.");
        }
        List<FeatureResult> constant = selection.features().stream()
                .filter(feature -> feature.proof().verdict() == Verdict.CONSTANT).toList();
        constant.stream().limit(NAMED)
                .forEach(feature -> notes.add("Does not vary, weight 0: " + name(feature.name())));
        if (constant.size() > NAMED) {
            notes.add("And " + (constant.size() - NAMED) + " more columns do not vary.");
        }
        if (notes.isEmpty()) {
            notes.add("Every column was used as it is; nothing was missing, nothing set aside.");
        }
        long twins = selection.features().stream().filter(feature -> feature.twin().exists()).count();
        notes.add(twins == 0 ? "No kept feature has a near-substitute among the dropped (correlation "
                + Twin.NEAR + " or more)."
                : twins + " features have a near-substitute (correlation " + Twin.NEAR
                        + " or more): the table names them.");
        return notes;
    }

    /** How exact the sliders are. */
    String track() {
        Track track = selection.track();
        int all = selection.features().size();
        String how = track.exact()
                ? "The Lasso's weights are exact at every \u03BB: they are linear between the knots of the path, all of which the page holds."
                : "The weights are fitted at " + track.lambda().length + " lambdas and interpolated between them: "
                        + (selection.lasso().l1Ratio() < 1 ? "an elastic net's are curved there."
                                : "this path has too many knots for a page, or none that could be told.");
        String last = track.lambda()[track.lambda().length - 1] < track.end()
                ? " Below \u03BB = " + Numbers.brief(track.end()) + ", where the path ends, they are interpolated."
                : "";
        return how + last + (track.features().length < all
                ? " The sliders move the first " + track.features().length + " of " + all
                        + " features; the count of zeros is of all."
                : "");
    }

    private static String name(String name) {
        return Label.clean(name, SelectPage.LONGEST_NAME);
    }
}
