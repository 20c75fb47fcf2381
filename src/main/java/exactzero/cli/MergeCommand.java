package exactzero.cli;

import exactzero.data.DataException;
import exactzero.design.SavedMoments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The moments of several files in one. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        versionProvider = ExactZero.Version.class,
        sortOptions = false,
        customSynopsis = "exactzero merge A.moments B.moments... --out=ALL.moments [OPTION]...",
        description = {
            "The moments of the rows of several files with the same columns, as --stream --moments kept them, in one file.",
            "path then fits all rows without reading any: they may lie on machines of their own."
        },
        footer = {
            "",
            "Example: exactzero path january.csv --target y --stream --moments january.moments",
            "         exactzero path february.csv --target y --stream --moments february.moments",
            "         exactzero merge january.moments february.moments --out both.moments",
            "         exactzero path both.moments"
        })
final class MergeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", hideParamSyntax = true, paramLabel = "FILE.moments",
            description = "Two files of moments or more.")
    private List<Path> files;

    @Mixin(name = "Output")
    private FileOptions output;

    @Override
    public Integer call() throws IOException {
        if (files.size() < 2) {
            throw new UsageException(
                    "there is nothing to merge " + files.getFirst() + " with; name two files of moments or more");
        }
        Path out = output.free(DataOptions.MOMENTS);
        SavedMoments all = SavedMoments.read(files.getFirst());
        for (Path file : files.subList(1, files.size())) {
            try {
                all = all.plus(SavedMoments.read(file));
            } catch (DataException e) {
                throw new DataException(file + ": " + e.getMessage(), e);
            }
        }
        all.write(out, output.force());
        spec.commandLine().getOut().printf(Locale.ROOT, "%,d rows, %s, target %s%nwrote  %s%n", all.read().rows(),
                Text.count(all.sums().frame().features().size(), "feature"), Text.name(all.target()),
                Text.printable(out.toString()));
        return 0;
    }
}
