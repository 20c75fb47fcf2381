package exactzero.data;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The coefficients that some tool has written, matched to features by name.
 *
 * @param weights length p
 * @param units length p, one unit of the last digit written of each weight; 0 for a plain 0
 * @param intercept NaN where none is given
 */
public record CoefficientFile(double[] weights, double[] units, double intercept) {
    private static final Set<String> INTERCEPTS = Set.of("(intercept)", "intercept");

    /**
     * Reads a CSV with the header {@code feature,weight}, one row per feature in any order, and if there is one
     * a row {@code (Intercept)}.
     *
     * @param features of the data, each of which must have its row
     * @throws DataException with file and line if a name is unknown, repeated or lacking, or a weight is no finite number
     */
    public static CoefficientFile read(Path file, List<String> features) {
        try (CsvRecords records = CsvRecords.open(file, CsvDialect.DEFAULT)) {
            if (!records.advance()) {
                throw new DataException(file + ", line 1: the file is empty; a header feature,weight is needed");
            }
            List<String> header = records.cells().stream().map(c -> c.strip().toLowerCase(Locale.ROOT)).toList();
            int name = header.indexOf("feature");
            int weight = header.indexOf("weight");
            if (name < 0 || weight < 0) {
                throw new DataException(file + ", line " + records.line() + ": the header is " + header
                        + "; it needs the columns feature and weight");
            }
            Rows rows = new Rows(file, features, new double[features.size()], new double[features.size()],
                    new HashMap<>());
            double intercept = Double.NaN;
            while (records.advance()) {
                List<String> cells = records.cells();
                if (cells.size() != header.size()) {
                    throw new DataException(file + ", line " + records.line() + ": " + cells.size()
                            + " cells where the header has " + header.size());
                }
                String feature = cells.get(name).strip();
                BigDecimal value = number(file, records.line(), feature, cells.get(weight).strip());
                int j = features.indexOf(feature);
                if (rows.isIntercept(feature, j, records.line())) {
                    intercept = value.doubleValue();
                } else {
                    rows.weights[j] = value.doubleValue();
                    rows.units[j] = value.signum() == 0 && value.scale() <= 0 ? 0 : value.ulp().doubleValue();
                }
            }
            rows.requireAll();
            return new CoefficientFile(rows.weights, rows.units, intercept);
        }
    }

    private static BigDecimal number(Path file, long line, String feature, String cell) {
        try {
            BigDecimal value = new BigDecimal(cell);
            if (Double.isFinite(value.doubleValue())) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw new DataException(file + ", line " + line + ", column 'weight': the weight of '" + feature + "' is "
                    + Wording.cell(cell) + ", not a number; a weight of zero is written 0", notANumber);
        }
        throw new DataException(file + ", line " + line + ", column 'weight': the weight of '" + feature + "' is "
                + Wording.cell(cell) + ", beyond the range of a double");
    }

    /** What has been read. */
    private record Rows(Path file, List<String> features, double[] weights, double[] units, Map<String, Long> lines) {

        /** Whether the row is the intercept's; an unknown or repeated name is refused. */
        boolean isIntercept(String feature, int j, long line) {
            boolean intercept = j < 0 && INTERCEPTS.contains(feature.toLowerCase(Locale.ROOT));
            if (j < 0 && !intercept) {
                String hint =
                        NearestName.to(feature, features).map(near -> "; did you mean '" + near + "'?").orElse("");
                throw new DataException(
                        file + ", line " + line + ": no feature is named " + Wording.cell(feature) + hint
                                + "\nFeatures: " + Wording.list(features, 20));
            }
            Long earlier = lines.putIfAbsent(intercept ? "(intercept)" : "feature " + feature, line);
            if (earlier != null) {
                throw new DataException(file + ", lines " + earlier + " and " + line + ": both are of "
                        + Wording.cell(feature) + "; leave one of them");
            }
            return intercept;
        }

        void requireAll() {
            List<String> lacking = features.stream().filter(name -> !lines.containsKey("feature " + name)).toList();
            if (!lacking.isEmpty()) {
                throw new DataException(file + ": no weight for " + Wording.list(lacking, 10)
                        + "; every feature needs a row, with weight 0 where it is not used (or leave it out with --drop)");
            }
        }
    }
}
