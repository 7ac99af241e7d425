package dev.flotilla.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The page about the command line, made from picocli's model of it. */
final class CommandReference {

  private static final String MADE =
      "<!-- Made from the commands by CommandDocsTest; -Ddocs.update=true writes it anew. -->\n\n";

  /** How picocli writes that there is no value. */
  private static final Set<String> NOTHING =
      Set.of("", "null", "false", "[]", "{}", "Optional.empty");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:(\\w+)(?::-(.*))?}");

  private final List<String> undescribed = new ArrayList<>();
  private final CommandSpec program;

  CommandReference(CommandSpec program) {
    this.program = program;
  }

  /** Commands, options and arguments that say nothing about themselves. */
  List<String> undescribed() {
    return undescribed;
  }

  String page() {
    return MADE
        + "# Commands and options\n\n"
        + "[The guide](../command-line.md) tells how they are used.\n\n"
        + all(program).map(this::section).collect(Collectors.joining("\n"));
  }

  private static Stream<CommandSpec> all(CommandSpec command) {
    return Stream.concat(
        Stream.of(command),
        command.subcommands().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getValue().getCommandSpec())
            .distinct()
            .flatMap(CommandReference::all));
  }

  private String section(CommandSpec command) {
    var usage = command.usageMessage();
    var description = String.join(" ", usage.description()).strip();
    var name = command.qualifiedName();
    require(!description.isEmpty(), name);
    var text = new StringBuilder("## %s\n\n%s\n\n".formatted(name, escaped(description)));
    text.append('`').append(synopsis(command)).append("`\n");
    var rows = new ArrayList<String>();
    command.positionalParameters().stream()
        .filter(argument -> !argument.hidden())
        .forEach(argument -> rows.add(row(name, "`" + argument.paramLabel() + "`", argument)));
    command.options().stream()
        .filter(option -> !option.hidden())
        .sorted((one, other) -> one.longestName().compareTo(other.longestName()))
        .forEach(option -> rows.add(row(name, names(option), option)));
    if (!rows.isEmpty()) {
      text.append("\n| option | meaning | default |\n|---|---|---|\n");
      rows.forEach(text::append);
    }
    return text.toString();
  }

  private static String synopsis(CommandSpec command) {
    var help = command.commandLine().getHelp();
    return help.synopsis(0).strip().replaceAll("\\s+", " ");
  }

  private static String names(OptionSpec option) {
    var value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    return Arrays.stream(option.names())
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(", "))
        + (value.isEmpty() ? "" : " `" + escaped(value.strip()) + "`");
  }

  private String row(String command, String name, ArgSpec argument) {
    var description = String.join(" ", argument.renderedDescription()).strip();
    require(!description.isEmpty(), command + " " + name);
    return "| %s | %s | %s |\n"
        .formatted(
            name + (argument.required() ? " (needed)" : ""),
            escaped(description),
            byDefault(argument.defaultValueString()));
  }

  /** Of an option that was not given, as a person says it. */
  private static String byDefault(String value) {
    if (value == null || NOTHING.contains(value)) {
      return "";
    }
    var variable = VARIABLE.matcher(value);
    return variable.matches()
        ? "`$"
            + variable.group(1)
            + "`"
            + (variable.group(2) == null ? "" : ", then `" + variable.group(2) + "`")
        : "`" + value + "`";
  }

  private void require(boolean described, String what) {
    if (!described) {
      undescribed.add(what);
    }
  }

  private static String escaped(String text) {
    return text.replace("%n", " ").replace("|", "\\|");
  }
}
