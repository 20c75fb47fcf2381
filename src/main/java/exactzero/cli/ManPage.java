package exactzero.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command line in roff, with the macros of man(7). */
final class ManPage {
    private static final Pattern LEADING = Pattern.compile("^([.'])", Pattern.MULTILINE);

    private final CommandLine root;
    private final StringBuilder page = new StringBuilder();

    ManPage(CommandLine root) {
        this.root = root;
    }

    String roff() {
        CommandSpec spec = root.getCommandSpec();
        String name = spec.name();
        page.append(".TH ").append(name.toUpperCase(Locale.ROOT)).append(" 1 \"\" \"")
                .append(escaped(spec.version()[0])).append("\"\n");
        section("NAME", name + " - " + String.join(" ", spec.usageMessage().description()));
        page.append(".SH SYNOPSIS\n").append(synopsis(root));
        page.append(".SH COMMANDS\n");
        List<CommandLine> commands =
                root.getSubcommands().values().stream().filter(one -> !one.getCommandName().equals("help")).toList();
        for (CommandLine command : commands) {
            page.append(".SS ").append(name).append(' ').append(command.getCommandName()).append('\n');
            page.append(synopsis(command));
            paragraph(String.join(" ", command.getCommandSpec().usageMessage().description()));
            arguments(command);
            String footer = String.join("\n", command.getCommandSpec().usageMessage().footer()).strip();
            if (!footer.isEmpty()) {
                page.append(".PP\n.nf\n").append(escaped(footer)).append("\n.fi\n");
            }
        }
        page.append(".SH EXIT STATUS\n");
        for (Map.Entry<String, String> code : spec.usageMessage().exitCodeList().entrySet()) {
            tagged("\\fB" + code.getKey() + "\\fR", code.getValue());
        }
        return page.toString();
    }

    private void arguments(CommandLine command) {
        Help help = command.getHelp();
        CommandSpec spec = command.getCommandSpec();
        Stream.concat(spec.positionalParameters().stream(), spec.options().stream())
                .filter(argument -> !argument.hidden())
                .forEach(argument -> tagged(tag(argument, help), described(argument, help)));
    }

    /** The names of an option, or the label of a parameter. */
    private static String tag(ArgSpec argument, Help help) {
        String label = help.createDefaultParamLabelRenderer()
                .renderParameterLabel(argument, Ansi.OFF, List.of()).toString();
        String value = label.isBlank() ? "" : "\\fI" + escaped(label) + "\\fR";
        return argument instanceof OptionSpec option
                ? Stream.of(option.names()).map(name -> "\\fB" + escaped(name) + "\\fR")
                        .collect(Collectors.joining(", ")) + value
                : value;
    }

    /** The text of {@code --help}, its defaults filled in. */
    private static String described(ArgSpec argument, Help help) {
        Ansi.Text[][] rows = argument instanceof OptionSpec option
                ? help.createDefaultOptionRenderer().render(option, help.createDefaultParamLabelRenderer(),
                        Help.defaultColorScheme(Ansi.OFF))
                : help.createDefaultParameterRenderer().render((PositionalParamSpec) argument,
                        help.createDefaultParamLabelRenderer(), Help.defaultColorScheme(Ansi.OFF));
        return Stream.of(rows).map(row -> row[row.length - 1].toString().strip()).collect(Collectors.joining(" "));
    }

    private static String synopsis(CommandLine command) {
        return ".B " + escaped(command.getHelp().synopsis(0).strip()) + "\n";
    }

    private void section(String heading, String text) {
        page.append(".SH ").append(heading).append('\n').append(escaped(text)).append('\n');
    }

    private void paragraph(String text) {
        page.append(".PP\n").append(escaped(text)).append('\n');
    }

    private void tagged(String tag, String text) {
        page.append(".TP\n").append(tag).append('\n').append(escaped(text)).append('\n');
    }

    /** Text in which roff sees no commands. */
    private static String escaped(String text) {
        return LEADING.matcher(text.replace("\\", "\\e").replace("-", "\\-")).replaceAll("\\\\&$1");
    }
}
