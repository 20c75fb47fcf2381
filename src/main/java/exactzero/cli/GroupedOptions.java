package exactzero.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The options in a help text, under the heading of the group that each is declared in. */
final class GroupedOptions {
    private GroupedOptions() {}

    /** Makes every command's help text list its options so. */
    static void install(CommandLine root) {
        root.getSubcommands().values().forEach(GroupedOptions::install);
        root.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, GroupedOptions::render);
    }

    private static String render(Help help) {
        StringBuilder text = new StringBuilder();
        List<OptionSpec> rest = new ArrayList<>(help.commandSpec().options());
        for (Map.Entry<String, CommandSpec> mixin : help.commandSpec().mixins().entrySet()) {
            List<OptionSpec> options = rest.stream().filter(mixin.getValue().options()::contains).toList();
            if (!options.isEmpty() && !mixin.getKey().equals("mixinStandardHelpOptions")) {
                text.append(section(help, mixin.getKey(), options));
                rest.removeAll(options);
            }
        }
        return text.append(section(help, "General", rest)).toString();
    }

    private static String section(Help help, String heading, List<OptionSpec> options) {
        return help.createHeading("%n" + heading + ":%n") + help.optionListExcludingGroups(options);
    }
}
