package exactzero.cli;

import exactzero.explain.Demo;
import exactzero.report.DemoReport;
import exactzero.report.Format;
import exactzero.report.ReportOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The founding article's experiment, every figure of it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = ExactZero.Version.class,
        sortOptions = false,
        customSynopsis = "exactzero demo [OPTION]...",
        description = "Why L1 makes weights exactly zero and L2 does not: a page with sliders, and its figures.",
        footer = {
            "",
            "Example: exactzero demo --out reports/demo --format html"
        })
final class DemoCommand implements Callable<Integer> {
    private static final int FOLDS_IN_ALL = 20;

    @Spec
    private CommandSpec spec;

    @Mixin(name = "Output")
    private Place place;

    /** Where it is written. */
    static final class Place {
        @Option(names = "--out", paramLabel = "DIR", description = "Folder of the page (default: ${DEFAULT-VALUE}).")
        private Path out = Path.of("reports", "demo");

        @Option(names = "--format", split = ",", hideParamSyntax = true, paramLabel = "A,B",
                description = "Kinds of file to write: html, svg, png, pdf (default: all but pdf).")
        private Set<Format> formats = EnumSet.of(Format.HTML, Format.SVG, Format.PNG);

        @Option(names = "--force", description = "Replace files that exist.")
        private boolean force;

        @Option(names = {"-q", "--quiet"}, description = "No notes and progress: only errors.")
        private boolean quiet;
    }

    @Override
    public Integer call() throws IOException {
        if (!Format.PAGE_AND_PICTURES.containsAll(place.formats)) {
            throw new UsageException("--format of demo is html, svg, png or pdf; it has no tables and no model");
        }
        ReportOptions options = new ReportOptions(place.out, place.formats, place.force, Typed.command(spec));
        Destination.requireWritable(place.out);
        DemoReport.requireFree(options);
        Demo demo;
        try (Progress progress = new Progress("computing", FOLDS_IN_ALL, place.quiet)) {
            demo = Demo.of(progress);
        }
        List<Path> written = DemoReport.write(demo, options);
        Text.demo(spec.commandLine().getOut(), demo, written);
        spec.commandLine().getOut().flush();
        if (place.formats.contains(Format.HTML)) {
            new Notes(spec.commandLine().getErr(), place.quiet).note("open " + written.getFirst() + " in a browser");
        }
        return 0;
    }
}
