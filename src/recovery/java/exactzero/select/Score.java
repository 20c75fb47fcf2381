package exactzero.select;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * How all methods did on one data set.
 *
 * @param outcomes by method
 * @param bound of the expected number of false stable picks, {@link Stability#falsePicks}
 */
record Score(Map<Method, Outcome> outcomes, double bound) {

    /** One line, every number to the last digit. */
    String line() {
        StringJoiner line = new StringJoiner(",");
        line.add(Double.toString(bound));
        for (Method method : Method.values()) {
            Outcome outcome = outcomes.get(method);
            line.add("" + outcome.picks()).add("" + outcome.hits()).add("" + outcome.relevant())
                    .add(Double.toString(outcome.testError()));
        }
        return line.toString();
    }

    static Score parse(String line) {
        Iterator<String> cells = List.of(line.split(",", -1)).iterator();
        double bound = Double.parseDouble(cells.next());
        Map<Method, Outcome> outcomes = new EnumMap<>(Method.class);
        for (Method method : Method.values()) {
            outcomes.put(method, new Outcome(Integer.parseInt(cells.next()), Integer.parseInt(cells.next()),
                    Integer.parseInt(cells.next()), Double.parseDouble(cells.next())));
        }
        return new Score(outcomes, bound);
    }
}
