package exactzero.cli;

import exactzero.data.Dataset;
import exactzero.data.Observations;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.Constraints;
import exactzero.path.Dialect;
import exactzero.path.FitSetting;
import exactzero.path.Path;
import exactzero.path.Translation;
import exactzero.report.DialectDocument;
import exactzero.report.TableFile;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In which tools' terms to say a fit again. */
final class DialectOptions {

    @Option(names = "--dialect", split = ",", hideParamSyntax = true, paramLabel = "A,B",
            description = "Say the fit in the terms of glmnet, sklearn, spark or smile too, with the call that gives it "
                    + "there.")
    private Set<String> typed = new LinkedHashSet<>();

    /** The tools that are named. */
    List<Dialect> dialects() {
        return typed.stream().map(DialectOptions::parse).distinct().toList();
    }

    /** Refuses early what {@link #of} would refuse late. */
    void check(DataOptions data) {
        if (!dialects().isEmpty() && data.sparse()) {
            throw new UsageException("--dialect is for CSV and npy files; " + data.file() + " is a sparse matrix");
        }
    }

    /** Fits in the terms of every tool that is named, null where none is; refused where one has no words for them. */
    @Nullable
    DialectDocument of(Path path, Observations table, Scaling scaling, Constraints constraints, DataOptions data) {
        List<Dialect> named = dialects();
        if (named.isEmpty()) {
            return null;
        }
        Dataset full = table.full();
        TableFile file = data.tableFile(full);
        FitSetting setting = FitSetting.of(Standardized.of(full, scaling), scaling, constraints);
        return new DialectDocument(file, named.stream()
                .map(dialect -> UsageException.check(() -> new Translation(dialect, setting, path))).toList());
    }

    static Dialect parse(String typed) {
        return Dialect.of(typed).orElseThrow(() -> new UsageException("--dialect is '" + typed + "'; it must be "
                + Arrays.stream(Dialect.values()).map(Dialect::label).collect(Collectors.joining(", "))));
    }
}
