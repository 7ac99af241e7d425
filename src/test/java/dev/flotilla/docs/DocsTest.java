package dev.flotilla.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.cleanup.CleanupCommand;
import dev.flotilla.status.ConditionType;
import dev.flotilla.status.Reason;
import dev.flotilla.testing.Terminal;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the documentation names is there. */
class DocsTest {

  private static final Pattern PATH =
      Pattern.compile("(?<![\\w./-])(?:kubernetes|src/main|src/test)/[\\w./-]*\\w");
  private static final Pattern WORD = Pattern.compile("[A-Z][a-z]+(?:[A-Z][a-z]+)*");

  /** {@code reason `A`}, {@code False `A`, `B`}: what stands there is a reason. */
  private static final Pattern REASONS =
      Pattern.compile(
          "(?:[Rr]easons?|True|False|Unknown) (`[A-Z]\\w+`(?:(?:, | and | or )`[A-Z]\\w+`)*)");

  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?[a-zA-Z][a-z-]*");

  private static final Pattern TEST =
      Pattern.compile("([A-Z]\\w+(?:Test|IT|E2E))(?:\\.([a-z]\\w+))?");

  private final List<Page> pages = Page.all();

  @Test
  void everyLinkLeadsToAFileAndAHeadingOfIt() {
    var broken = new TreeSet<String>();
    for (var page : pages) {
      for (var link : page.links()) {
        var parts = link.split("#", 2);
        var target =
            parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
        if (!Files.exists(target)
            || parts.length == 2 && !Page.of(target).anchors().contains(parts[1])) {
          broken.add(page.file() + ": " + link);
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  @Test
  void everyTestThatIsNamedExists() {
    var named =
        pages.stream()
            .flatMap(page -> Page.code(page.text()))
            .map(TEST::matcher)
            .filter(Matcher::matches)
            .map(Matcher::toMatchResult)
            .toList();

    assertThat(named).isNotEmpty();
    assertThat(named)
        .allSatisfy(
            test ->
                assertThat(sourceOf(test.group(1)))
                    .contains(test.group(2) == null ? "class " : "void " + test.group(2) + "("));
  }

  /** The text of a test class; empty when there is none of the name. */
  private static String sourceOf(String test) throws IOException {
    try (var files = Files.walk(Path.of("src/test/java"))) {
      var file = files.filter(path -> path.endsWith(test + ".java")).findFirst();
      return file.isEmpty() ? "" : Files.readString(file.get());
    }
  }

  @Test
  void everyPageIsLinkedFromAnotherOne() {
    var linked =
        pages.stream()
            .flatMap(
                page ->
                    page.links().stream()
                        .map(link -> page.file().resolveSibling(link.replaceAll("#.*", "")))
                        .map(Path::normalize)
                        .filter(target -> !target.equals(page.file())))
            .collect(Collectors.toSet());

    assertThat(pages).map(Page::file).filteredOn(file -> !linked.contains(file)).isEmpty();
  }

  @Test
  void everyPathOfTheProjectExists() {
    var missing =
        pages.stream()
            .flatMap(
                page ->
                    Page.found(PATH, page.text())
                        .filter(path -> !Files.exists(Path.of(path)))
                        .map(path -> page.file() + ": " + path));

    assertThat(missing).isEmpty();
  }

  @Test
  void everyReasonThatIsNamedExists() {
    var known = names();

    assertThat(pages.stream().flatMap(DocsTest::reasons))
        .hasSizeGreaterThan(known.size())
        .allSatisfy(reason -> assertThat(known).contains(reason));
  }

  @Test
  void everyWordInATableOfConditionsIsAReasonOrACondition() {
    var known = names();
    known.addAll(conditionTypes());
    var words =
        tables("condition")
            .flatMap(table -> table.stream().skip(1))
            .flatMap(row -> row.stream().skip(1))
            .flatMap(Page::code)
            .filter(WORD.asMatchPredicate());

    assertThat(words).isNotEmpty().allSatisfy(word -> assertThat(known).contains(word));
  }

  @Test
  void everyReasonIsExplained() {
    var named = pages.stream().map(Page::prose).flatMap(Page::code).collect(Collectors.toSet());

    assertThat(named).containsAll(names());
  }

  @Test
  void theOptionsOfTheCleanUpAreThoseOfTheCommand() throws ReflectiveOperationException {
    var constructor =
        CleanupCommand.class.getDeclaredConstructor(KubernetesClient.class, Clock.class);
    constructor.setAccessible(true);
    var command = new CommandLine(constructor.newInstance(null, Clock.systemUTC()));
    assertThat(optionsIn("cleanup.md")).isEqualTo(options(command));
  }

  @Test
  void theOptionsOfTheCommandLineAreThoseOfTheCommandsForPeople() {
    var commands = Terminal.line().getSubcommands();
    var people = new TreeSet<String>();
    for (var command : List.of("features", "apply", "target", "deploy", "test", "completion")) {
      people.addAll(options(commands.get(command)));
      commands.get(command).getSubcommands().values().forEach(sub -> people.addAll(options(sub)));
    }

    assertThat(optionsIn("command-line.md")).isEqualTo(people);
  }

  private static Set<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .flatMap(option -> Stream.of(option.names()))
        .collect(Collectors.toSet());
  }

  /** Those that a page names, apart from those of other programs. */
  private static Set<String> optionsIn(String page) {
    return Page.of(Path.of("docs", page))
        .text()
        .lines()
        .filter(line -> !line.contains("kubectl") && !line.contains("java -jar"))
        .flatMap(line -> Page.found(OPTION, line))
        .collect(Collectors.toSet());
  }

  private static Stream<String> reasons(Page page) {
    var inText = Page.found(REASONS, page.prose()).flatMap(Page::code);
    var inColumns =
        page.tables().stream().flatMap(table -> column(table, "reason")).flatMap(Page::code);
    return Stream.concat(inText, inColumns);
  }

  private static Stream<String> column(List<List<String>> table, String head) {
    var at = table.getFirst().indexOf(head);
    return at < 0 ? Stream.of() : table.stream().skip(1).map(row -> row.get(at));
  }

  /** The tables whose first column has this head. */
  private Stream<List<List<String>>> tables(String head) {
    return pages.stream()
        .flatMap(page -> page.tables().stream())
        .filter(table -> table.getFirst().getFirst().startsWith(head));
  }

  private static Set<String> names() {
    return Arrays.stream(Reason.values())
        .map(Reason::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> conditionTypes() {
    return Arrays.stream(ConditionType.class.getFields())
        .map(DocsTest::value)
        .collect(Collectors.toSet());
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
