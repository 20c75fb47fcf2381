package exactzero.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The labels of a column and which row has which, up to a number of different ones. */
final class Levels {
    /** More different labels than these are no categories. */
    static final int MOST = 1000;
    /** A longer label is free text. */
    private static final int LONGEST = 200;

    private final Map<String, Integer> index = new HashMap<>();
    private final List<String> labels = new ArrayList<>();
    private int[] codes = new int[16];
    private int size;

    /** Adds a row; a null label is a missing one. Says whether there was room for the label. */
    boolean add(@Nullable String label) {
        int code = -1;
        if (label != null) {
            Integer known = index.get(label);
            if (known == null && (labels.size() == MOST || label.length() > LONGEST)) {
                return false;
            }
            code = known == null ? labels.size() : known;
            if (known == null) {
                index.put(label, code);
                labels.add(label);
            }
        }
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, size + (size >> 1));
        }
        codes[size++] = code;
        return true;
    }

    /** The labels in the order of their first appearance. */
    List<String> labels() {
        return List.copyOf(labels);
    }

    /** The index of each row's label, -1 where it is missing. */
    int[] codes() {
        return Arrays.copyOf(codes, size);
    }
}
