package exactzero.report;

import exactzero.explain.Article;
import exactzero.explain.Demo;
import exactzero.explain.Descent;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of the demo: the article's text around its figures, every number computed. */
record DemoPage(Demo demo) {
    /** How far the slider goes, in units of the lambda from which on L1's weight is zero. */
    private static final double SLIDER = 2;

    byte[] render(Map<String, Picture> figures, ReportOptions options) throws IOException {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("version", options.version());
        model.put("heading", "Why L1 makes weights exactly zero, and L2 does not");
        model.put("lead", List.of("A stronger penalty makes a weight smaller. With L1 it becomes exactly 0 at a finite"
                + " strength; with L2 it never does. One weight is enough to see why."));
        model.put("warnings", List.of());
        figures.forEach((name, picture) -> model.put(name.replace('-', '_'), Page.picture(picture, name)));
        one(model);
        live(model);
        many(model);
        model.put("facts", Page.facts("demo", facts(), options).entrySet());
        return Page.render("demo", model);
    }

    private void one(Map<String, Object> model) {
        Article article = demo.article();
        double strong = article.strong();
        Descent descent = article.descent();
        double[] sub = descent.downhill(article.lasso(strong));
        model.put("rows", article.x().length);
        model.put("leastSquares", Numbers.brief(article.loss().leastSquares()));
        model.put("curvatureBrief", Numbers.brief(article.loss().curvature()));
        model.put("pullBrief", Numbers.brief(article.zeroFrom()));
        model.put("pullOfSum", Numbers.brief(article.zeroFromOfSum()));
        model.put("startBrief", Numbers.brief(descent.start()));
        model.put("strongBrief", Numbers.brief(strong));
        model.put("strongRidge", Numbers.brief(article.ridge(strong).minimum()));
        model.put("nearest", Numbers.brief(Arrays.stream(sub).map(Math::abs).min().orElse(Double.NaN)));
        model.put("landing", Descent.landing(descent.proximal(article.lasso(strong))));
    }

    /** What the script starts from, to the last digit. */
    private void live(Map<String, Object> model) {
        Article article = demo.article();
        model.put("curvature", Numbers.exact(article.loss().curvature()));
        model.put("pull", Numbers.exact(article.loss().pull()));
        model.put("level", Numbers.exact(article.loss().level()));
        model.put("start", Numbers.exact(article.descent().start()));
        model.put("step", Numbers.exact(article.descent().step()));
        model.put("steps", article.descent().steps());
        model.put("strong", Numbers.exact(article.strong()));
        model.put("lambdaMax", Numbers.exact(SLIDER * article.zeroFrom()));
    }

    private void many(Map<String, Object> model) {
        model.put("manyRows", demo.many().rows());
        model.put("manyFeatures", demo.many().features().size());
        model.put("manyLambda", Numbers.brief(demo.many().lambda()));
        model.put("zeroName", demo.zero().feature().name());
        model.put("zeroSentence", WhySentence.of(demo.zero()));
        model.put("nonzeroName", demo.nonzero().feature().name());
        model.put("nonzeroSentence", WhySentence.of(demo.nonzero()));
        model.put("many", demo.many().features().stream().map(SelectPage.Row::of).toList());
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("One weight", demo.article().x().length + " rows of data/article.csv, drawn as y = 0.5 x + noise");
        facts.put("Many weights",
                "data/diabetes.csv: Efron, Hastie, Johnstone, Tibshirani (2004), Annals of Statistics 32");
        facts.put("Convention", "loss RSS / 2n, penalties \u03BB |w| and \u03BB w\u00B2 / 2");
        facts.put("Folds", Integer.toString(demo.many().folds()));
        facts.put("Seed", Long.toString(demo.many().seed()));
        return facts;
    }
}
