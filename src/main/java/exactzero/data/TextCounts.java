package exactzero.data;

/** How many cells of a column are numbers, dates, and other text. */
final class TextCounts {
    private final long[] kinds = new long[TextKind.values().length];
    private long numbers;

    void number() {
        numbers++;
    }

    void text(TextKind kind) {
        kinds[kind.ordinal()]++;
    }

    long numbers() {
        return numbers;
    }

    long of(TextKind kind) {
        return kinds[kind.ordinal()];
    }

    long texts() {
        long texts = 0;
        for (long kind : kinds) {
            texts += kind;
        }
        return texts;
    }

    long all() {
        return numbers + texts();
    }
}
