package exactzero.report;

import static org.assertj.core.api.Assertions.assertThat;

import exactzero.select.FeatureResult;
import exactzero.select.Ranking;
import exactzero.select.Selection;
import exactzero.select.SelectionOptions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightsPictureTest {
    @Test
    void itSaysOfEveryFeatureTheWeightsAndHowOftenItIsKept() {
        Selection selection = Examples.select(Examples.diabetes());
        String words = picture(selection).description();
        for (int j = 0; j < selection.features().size(); j++) {
            FeatureResult feature = selection.features().get(j);
            String lasso = feature.zero() ? "exactly 0" : Numbers.brief(selection.fit().standardized(0, j));
            assertThat(words).contains(feature.name() + ": Lasso " + lasso + ", ridge "
                    + Numbers.brief(selection.ridge().standardized(selection.ridgeChosen(), j)) + ", kept by "
                    + Numbers.percent(feature.frequency()));
        }
        assertThat(picture(selection).panels()).hasSize(2);
        assertThat(Svg.text(picture(selection), "x")).contains("Lasso, exactly 0", "percent of the halves", "75 %");
    }

    @Test
    void withoutHalvesThereIsOnePanel() {
        Selection selection =
                Selection.of(Examples.diabetes(), SelectionOptions.DEFAULT.withPairs(0), done -> {});
        assertThat(picture(selection).panels()).hasSize(1);
        assertThat(picture(selection).description()).doesNotContain("kept by");
    }

    @Test
    void ofManyFeaturesTheFirstAreDrawnAndTheRestIsCounted() {
        Selection selection = Selection.of(Examples.random(60,
                IntStream.range(0, 45).mapToObj(j -> "feature with a long name " + j).toList(), 3, "y"),
                SelectionOptions.DEFAULT.withPairs(0), done -> {});
        assertThat(picture(selection).notes().getLast()).startsWith("The 20 features of 45");
    }

    private static Picture picture(Selection selection) {
        return WeightsPicture.of(selection, Ranking.of(selection.fit(), selection.lasso(), selection.ridge()));
    }
}
