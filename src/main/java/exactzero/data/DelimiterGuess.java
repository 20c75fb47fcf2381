package exactzero.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Guesses what separates the cells of a CSV file by parsing its first records, quotes included, with each candidate.
 *
 * <p>The best candidate gives the header at least two cells and the most records as many cells as the header; then the
 * one with more cells wins, then the commoner one. When none splits the header, the file has one column.
 */
final class DelimiterGuess {
    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int RECORDS = 20;

    private DelimiterGuess() {}

    /** Guesses from the start of a file; the last record may be cut short. */
    static char from(String sample) {
        return from(sample, true);
    }

    /** Guesses likewise; a comma, where it is the decimal mark, only if nothing else separates anything. */
    static char from(String sample, boolean comma) {
        char best = CANDIDATES[0];
        Fit bestFit = new Fit(0, 1);
        for (char candidate : CANDIDATES) {
            Fit fit = candidate == ',' && !comma ? bestFit : fit(sample, candidate);
            if (fit.betterThan(bestFit)) {
                best = candidate;
                bestFit = fit;
            }
        }
        return best;
    }

    private record Fit(int records, int width) {
        boolean betterThan(Fit other) {
            return records > other.records || (records == other.records && width > other.width);
        }
    }

    private static Fit fit(String sample, char candidate) {
        List<Integer> widths = widths(sample, candidate);
        if (widths.isEmpty() || widths.getFirst() == 1) {
            return new Fit(0, 1);
        }
        int width = widths.getFirst();
        int records = (int) widths.stream().filter(w -> w == width).count();
        return new Fit(records, width);
    }

    /** Quotes may follow spaces. */
    private static CSVFormat format(char delimiter) {
        return CSVFormat.DEFAULT.builder()
                .setDelimiter(delimiter)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(false)
                .get();
    }

    private static List<Integer> widths(String sample, char candidate) {
        List<Integer> widths = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(sample, format(candidate))) {
            for (CSVRecord record : parser) {
                boolean blank = record.size() == 1 && record.get(0).isBlank();
                if (!blank) {
                    widths.add(record.size());
                }
                if (widths.size() == RECORDS) {
                    break;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // Quotes that are malformed with this candidate, or cut off by the sample's end: what came before counts.
            return widths;
        }
        return widths;
    }
}
