package exactzero.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The name that someone probably meant: fewest letters changed, case aside, at most a third of them. */
final class NearestName {
    private NearestName() {}

    static Optional<String> to(String typed, List<String> names) {
        int tolerated = Math.max(1, typed.length() / 3);
        String nearest = null;
        int least = tolerated + 1;
        for (String name : names) {
            if (Math.abs(name.length() - typed.length()) < least) {
                int distance = distance(typed.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
                if (distance < least) {
                    least = distance;
                    nearest = name;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Levenshtein's distance, one row of the table at a time. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
