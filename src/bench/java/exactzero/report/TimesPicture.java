package exactzero.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.jfree.data.Range;

/**
 * Numbers of many programs on many problems, over logarithmic axes: problems are rows, programs colours and shapes.
 *
 * @param title what is seen
 * @param measures what was measured: a panel for each
 * @param notes how to read it
 */
record TimesPicture(String title, List<Measure> measures, List<String> notes) {
    private static final double MARGIN = 0.04;
    private static final double SPREAD = 0.6;
    private static final int MOST_TICKS = 9;
    private static final int FEW_POWERS = 2;

    /**
     * What was measured.
     *
     * @param title of the panel
     * @param unit how a power of ten is written
     * @param numbers by problem, then by program; all above 0
     */
    record Measure(String title, Unit unit, Map<String, Map<String, Double>> numbers) {
        List<String> programs() {
            return numbers.values().stream().flatMap(row -> row.keySet().stream()).distinct().toList();
        }
    }

    /** How numbers are written. */
    enum Unit {
        SECONDS,
        SHARE;

        String text(double value) {
            if (this == SHARE) {
                return value == 1 ? "1" : String.format(Locale.ROOT, "%.0e", value).replace("e-0", "e-");
            }
            return value < 1 ? Numbers.brief(value * 1e3) + " ms" : Numbers.brief(value) + " s";
        }
    }

    Picture picture() {
        List<String> programs = measures.getFirst().programs();
        return new Picture(title, measures.stream().map(measure -> chart(measure, programs)).toList(), 1, notes,
                description());
    }

    private static JFreeChart chart(Measure measure, List<String> programs) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Map<String, Double> row : measure.numbers().values()) {
            for (double value : row.values()) {
                low = Math.min(low, Math.log10(value));
                high = Math.max(high, Math.log10(value));
            }
        }
        double margin = MARGIN * Math.max(1, high - low);
        Range places = new Range(low - margin, high + margin);
        List<String> problems = List.copyOf(measure.numbers().keySet());
        Graph graph =
                Graph.ofRows(measure.title(), new TextAxis(null, ticks(places, measure.unit())), places, problems);
        for (int s = 0; s < programs.size(); s++) {
            double above = programs.size() == 1 ? 0 : SPREAD * (0.5 - s / (programs.size() - 1.0));
            List<double[]> points = new ArrayList<>();
            for (int row = 0; row < problems.size(); row++) {
                Double value = measure.numbers().get(problems.get(row)).get(programs.get(s));
                if (value != null) {
                    points.add(new double[] {Math.log10(value), above - row});
                }
            }
            mark(graph, programs.get(s), s, points);
        }
        return graph.chart();
    }

    /** Powers of ten, or some of them; where there are few, twice and five times as much as well. */
    private static Map<Double, String> ticks(Range places, Unit unit) {
        Map<Double, String> ticks = new LinkedHashMap<>();
        int step = (int) Math.ceil(places.getLength() / MOST_TICKS);
        double[] multiples = places.getLength() < FEW_POWERS ? new double[] {1, 2, 5} : new double[] {1};
        for (double power = Math.floor(places.getLowerBound()); power <= places.getUpperBound(); power += step) {
            for (double multiple : multiples) {
                double place = power + Math.log10(multiple);
                if (places.contains(place)) {
                    ticks.put(place, unit.text(multiple * Math.pow(10, power)));
                }
            }
        }
        return ticks;
    }

    /** Dots and circles are ours, squares, full and empty by turns, are others'. */
    private static void mark(Graph graph, String program, int rank, List<double[]> points) {
        double[][] places = {points.stream().mapToDouble(point -> point[0]).toArray(),
            points.stream().mapToDouble(point -> point[1]).toArray()};
        boolean ours = program.startsWith("Exact Zero");
        Color colour = ours ? Palette.LASSO : Palette.colour(Math.max(1, rank - 1));
        if (!ours) {
            graph.squares(program, colour, 4, places);
            if (rank % 2 != 0) {
                graph.hollow();
            }
        } else if (rank == 0) {
            graph.dots(program, colour, 4.6, places);
        } else {
            graph.rings(program, colour, 4.6, places);
        }
    }

    private String description() {
        StringBuilder text = new StringBuilder("Charts with a row for each problem, over logarithmic axes.");
        for (Measure measure : measures) {
            text.append(' ').append(measure.title()).append('.');
            measure.numbers().forEach((problem, row) -> {
                text.append(' ').append(problem).append(": ");
                List<String> parts = new ArrayList<>();
                row.forEach((program, value) -> parts.add(program + " " + measure.unit().text(value)));
                text.append(String.join("; ", parts)).append('.');
            });
        }
        return text.toString();
    }
}
