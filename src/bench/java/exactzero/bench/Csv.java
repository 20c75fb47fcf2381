package exactzero.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table for other programs: seconds in full, and empty where there is no number. */
final class Csv {
    private Csv() {}

    static String of(List<Row> rows) {
        String header = "instance,ratio,program,threads,seconds_median,seconds_least,runs,seconds_cold,seconds_pass,"
                + "over_pass,passes,own_gap,gap,nonzeros,complete\n";
        return header + rows.stream().map(Csv::line).collect(Collectors.joining());
    }

    private static String line(Row row) {
        return String.format(Locale.ROOT, "%s,%s,\"%s\",%d,%s,%s,%d,%s,%s,%s,%s,%s,%s,%d,%s%n", row.instance(),
                row.ratio(),
                row.program(), row.threads(), number(row.seconds()), number(row.least()), row.runs(),
                number(row.cold()),
                number(row.pass()), number(row.overPass()), number(row.passes()), number(row.ownGap()),
                number(row.gap()), row.nonzeros(), row.complete());
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6g", value);
    }
}
