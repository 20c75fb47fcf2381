package exactzero.cli;

import exactzero.data.Correlation;
import exactzero.data.Dataset;
import exactzero.data.SyntheticSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Synthetic data under a name: what synth would draw with these options. */
enum Preset {
    /** More rows than features. */
    TALL,
    /** More features than rows. */
    WIDE,
    /** Features that say nearly the same as their neighbours. */
    CORRELATED;

    static Preset parse(String label) {
        return Arrays.stream(values()).filter(preset -> preset.label().equals(label)).findFirst()
                .orElseThrow(() -> new UsageException("--preset is '" + label + "'; it must be "
                        + Arrays.stream(values()).map(Preset::label).collect(Collectors.joining(" or "))));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    Dataset draw(long seed) {
        Dataset drawn = spec().withSeed(seed).generate().dataset();
        return Dataset.of(label(), drawn.features(), drawn.columns(), drawn.target(), drawn.y());
    }

    private SyntheticSpec spec() {
        return switch (this) {
            case TALL -> SyntheticSpec.of(500, 50, 5);
            case WIDE -> SyntheticSpec.of(200, 1000, 10);
            case CORRELATED -> SyntheticSpec.of(500, 100, 10).withCorrelation(Correlation.parse("ar1:0.9"));
        };
    }
}
