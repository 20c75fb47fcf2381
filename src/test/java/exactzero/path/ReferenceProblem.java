package exactzero.path;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A problem whose weights glmnet or scikit-learn have computed: see src/test/reference/README.md. */
public record ReferenceProblem(String name, Dataset data, Scaling scaling, double l1Ratio, double[] factors,
        double[] lambda, int[] folds) {

    /** All problems of problems.json. */
    public static List<ReferenceProblem> all() {
        List<ReferenceProblem> problems = new ArrayList<>();
        for (JsonNode node : read()) {
            Dataset data = Table.read(node.get("data").asString())
                    .dataset(node.get("name").asString(), node.get("target").asString());
            if (!node.get("weights").isNull()) {
                data = new Dataset(data.name(), data.features(), data.columns(), data.target(), data.y(),
                        numbers(node.get("weights")));
            }
            Scaling scaling = new Scaling(node.get("intercept").asBoolean(), node.get("standardize").asBoolean());
            double[] folds = numbers(node.get("folds"));
            problems.add(new ReferenceProblem(data.name(), data, scaling, node.get("l1Ratio").asDouble(),
                    numbers(node.get("penaltyFactors")), numbers(node.get("lambda")),
                    java.util.stream.DoubleStream.of(folds).mapToInt(f -> (int) f - 1).toArray()));
        }
        return problems;
    }

    /** The reference weights: columns lambda, intercept and one per feature, in original units. */
    public Table expected() {
        return Table.read("src/test/resources/reference/" + name + ".csv");
    }

    /** The data, prepared as the problem says. */
    public Standardized standardized() {
        return Standardized.of(data, scaling);
    }

    @Override
    public String toString() {
        return name;
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(Files.readString(java.nio.file.Path.of("src/test/resources/reference/problems.json")));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static double[] numbers(JsonNode node) {
        double[] numbers = new double[node.size()];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = node.get(k).asDouble();
        }
        return numbers;
    }
}
