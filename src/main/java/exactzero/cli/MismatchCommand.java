package exactzero.cli;

import exactzero.data.CoefficientFile;
import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.explain.Mismatch;
import exactzero.path.Conversion.Strength;
import exactzero.path.Dialect;
import exactzero.report.MismatchDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Why another tool's weights differ from ours. */
@Command(
        name = "mismatch",
        mixinStandardHelpOptions = true,
        versionProvider = ExactZero.Version.class,
        sortOptions = false,
        customSynopsis = "exactzero mismatch FILE --target=NAME --coefficients=CSV [OPTION]...",
        description = {
            "Why another tool's coefficients differ from the certified optimum: another convention for lambda, columns or "
                    + "weights, its tolerance, or an optimum that is not unique; and by how much each.",
            "The CSV has the columns feature and weight, and may have a row (Intercept)."
        },
        footer = {
            "",
            "Example: exactzero mismatch data.csv --target y --lambda 0.1 --coefficients sklearn.csv"
        })
final class MismatchCommand implements Callable<Integer> {

    @ParentCommand
    private ExactZero root;

    @Spec
    private CommandSpec spec;

    @Mixin(name = "Data")
    private DataOptions data;

    @Mixin(name = "Other tool")
    private Claim claim;

    @Mixin(name = "Constraints")
    private ConstraintOptions constraints;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @Option(names = {"-q", "--quiet"}, description = "No notes and warnings: only errors.")
    private boolean quiet;

    /** What the other tool was asked, and what it answered. */
    static final class Claim {
        @Option(names = "--coefficients", required = true, paramLabel = "CSV",
                description = "Its coefficients: columns feature and weight. Required.")
        private Path coefficients;

        @Option(names = "--lambda", required = true, paramLabel = "L",
                description = "The number that it was given as lambda (or alpha, regParam). Required.")
        private double lambda;

        @Option(names = "--method", paramLabel = "METHOD",
                description = "lasso, ridge or elastic-net (default: lasso).")
        private String method = Method.LASSO.toString();

        @Option(names = "--l1-ratio", paramLabel = "A",
                description = "The number that it was given as share of L1 (default: 0.5).")
        private @Nullable Double l1Ratio;

        @Option(names = "--dialect", split = ",", hideParamSyntax = true, paramLabel = "A,B",
                description = "Tools whose conventions to try: glmnet, sklearn, spark, smile (default: all).")
        private Set<String> dialects = new LinkedHashSet<>();

        @Option(names = "--no-standardize", description = "It was given the columns as they are, unscaled.")
        private boolean raw;

        @Option(names = "--no-intercept", description = "It fitted no intercept.")
        private boolean noIntercept;

        Strength typed() {
            if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
                throw new UsageException("--lambda is " + lambda + "; it must be a number of at least 0");
            }
            return new Strength(lambda, Method.parse(method).l1Ratio(l1Ratio));
        }

        List<Dialect> tried() {
            return dialects.isEmpty() ? List.of(Dialect.values())
                    : dialects.stream().map(DialectOptions::parse).distinct().toList();
        }
    }

    @Override
    public Integer call() throws IOException {
        Strength typed = claim.typed();
        List<Dialect> tried = claim.tried();
        if (typed.l1Ratio() == 0 && constraints.positive()) {
            throw new UsageException(
                    "--positive is for the Lasso and the elastic net: with it ridge has no closed form");
        }
        Dataset table = data.read();
        CoefficientFile given = CoefficientFile.read(claim.coefficients, table.features());
        Mismatch mismatch = Mismatch.of(table, given, new Scaling(!claim.noIntercept, !claim.raw), typed,
                constraints.on(table), tried);
        if (json) {
            new MismatchDocument(mismatch).write(root.results());
        } else {
            MismatchText.print(spec.commandLine().getOut(), mismatch);
        }
        spec.commandLine().getOut().flush();
        Notes notes = new Notes(spec.commandLine().getErr(), quiet);
        notes.data(table.provenance());
        boolean converged = mismatch.stated().optimum().allConverged() && mismatch.best().optimum().allConverged();
        if (!converged) {
            notes.warning("the optimum itself is not exact: its relative duality gap stayed above 1e-10.");
        }
        return converged ? 0 : Failures.NOT_CONVERGED;
    }
}
