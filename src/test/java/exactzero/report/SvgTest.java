package exactzero.report;

import static org.assertj.core.api.Assertions.assertThat;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.select.Ranking;
import exactzero.select.Selection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgTest {

    @Test
    void isAnImageWithTitleAndDescription() {
        Element svg = Xml.parse(Svg.text(SelectReport.paths(Examples.select(Examples.diabetes())), "x"));
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).startsWith("diabetes");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .contains("Lasso: 10 of 10 weights are not zero at the smallest lambda, 0 at the largest")
                .contains("bmi (zero from lambda 45.16)");
        assertThat(svg.getAttribute("aria-labelledby")).isEqualTo("x-title x-desc");
    }

    @Test
    void textStaysTextInAFontThatEveryMachineHas() {
        Element svg = Xml.parse(Svg.text(SelectReport.paths(Examples.select(Examples.diabetes())), "x"));
        NodeList texts = svg.getElementsByTagName("text");
        List<String> words =
                IntStream.range(0, texts.getLength()).mapToObj(i -> texts.item(i).getTextContent()).toList();
        assertThat(words).contains("bmi", "s5", "min", "1se", "Ridge: weights shrink, none becomes exactly 0");
        assertThat(svg.getAttribute("font-family")).endsWith("sans-serif");
    }

    @Test
    void hostileNamesLeaveItWellFormedAndInert() {
        Dataset data = Examples.random(80, Examples.hostileNames(), 6, "\u0001<script>target");
        Selection selection = Examples.select(data);
        for (Picture picture : List.of(SelectReport.paths(selection), CurvesPicture.of(selection))) {
            Element svg = Xml.parse(Svg.text(picture, "x"));
            assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        }
    }

    @Test
    void manyFeaturesMakeASmallFile() {
        List<String> names = IntStream.range(0, 2000).mapToObj(j -> "feature " + j).toList();
        Dataset data = Examples.random(20, names, 20, "y");
        Path ridge = RidgePath.fit(Standardized.of(data, Scaling.STANDARD), Lambdas.GRID);
        int[] order = Ranking.of(ridge.only(0), ridge, ridge);
        Picture picture =
                PathsPicture.of("many", "y", DrawnPath.of(ridge), ridge, PathAxis.LAMBDA, order, List.of(), List.of());
        assertThat(Svg.text(picture, "x").length()).isLessThan(2_000_000);
        assertThat(picture.notes()).last().asString()
                .contains("the next 290 of the other 1,990; the rest is not drawn");
    }
}
