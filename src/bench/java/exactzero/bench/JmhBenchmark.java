package exactzero.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Ours against ours, by JMH: kernels, and the factor that is updated instead of made anew. */
final class JmhBenchmark {
    private JmhBenchmark() {}

    public static void main(String[] arguments) throws IOException, RunnerException {
        Settings settings = Settings.ofSystem();
        Machine machine = Machine.here();
        boolean quick = settings.quick();
        List<RunResult> results = new ArrayList<>();
        results.addAll(new Runner(new OptionsBuilder().include("KernelJmh").forks(1)
                .warmupIterations(quick ? 2 : 3).measurementIterations(10)
                .warmupTime(TimeValue.milliseconds(quick ? 200 : 500))
                .measurementTime(TimeValue.milliseconds(quick ? 100 : 500)).build()).run());
        results.addAll(new Runner(new OptionsBuilder().include("FactorJmh").forks(1)
                .warmupIterations(quick ? 200 : 1000).measurementIterations(quick ? 50 : 200).build()).run());
        Files.createDirectories(settings.out());
        Files.writeString(settings.out().resolve("kernels.md"), markdown(machine, results, quick));
    }

    private static String markdown(Machine machine, Collection<RunResult> results, boolean quick) {
        StringBuilder text = new StringBuilder("# Kernels and factor, by JMH 1.37\n\n")
                .append(machine.describe("vector and plain")).append(".\n\n")
                .append(quick ? "**A quick run: for a first look only.** " : "")
                .append(String.format(Locale.ROOT, "Load average: %.1f at the start.%s%n%n", machine.load(),
                        machine.load() > 1
                                ? " **Other work was running on the machine: take ratios, not times, and no small ones.**"
                                : ""))
                .append("| benchmark | parameters | mean | error (99.9 %) | least iteration | unit |\n|---|---|---|---|---|---|\n");
        for (RunResult run : results) {
            BenchmarkParams benchmark = run.getParams();
            Result<?> result = run.getPrimaryResult();
            List<String> parameters = benchmark.getParamsKeys().stream()
                    .map(key -> key + " = " + benchmark.getParam(key)).toList();
            String name = benchmark.getBenchmark().replaceFirst("exactzero\\.", "").replace("Jmh", "");
            text.append(String.format(Locale.ROOT, "| %s | %s | %.2f | %.2f | %.2f | %s |%n", name,
                    String.join(", ", parameters), result.getScore(), result.getScoreError(),
                    result.getStatistics().getMin(),
                    result.getScoreUnit()));
        }
        return text.append("""

                Where other work ran, the least iteration says most. *remove* takes out the first feature of m, the dearest; *append* adds one to m; *anew* factors m + 1.

                    mvn -Pbench verify -DskipTests -Dbench.main=exactzero.bench.JmhBenchmark
                """).toString();
    }
}
