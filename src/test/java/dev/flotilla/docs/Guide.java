package dev.flotilla.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The commands of the documentation that one test has to run. Which these are is written in {@code
 * commands.tsv}; a test that ends without having run all of them fails in {@link #assertAllRun}.
 */
public final class Guide {

  private final String test;
  private final List<Command> commands;
  private final Set<Command> left;

  private Guide(String test, List<Command> commands) {
    this.test = test;
    this.commands = commands;
    left = new LinkedHashSet<>(commands);
  }

  /** Those of a test class. */
  public static Guide of(Class<?> test) {
    var uses = Uses.read();
    var commands = new ArrayList<Command>();
    for (var page : Page.all()) {
      for (var command : Commands.of(page)) {
        if (uses.of(command).filter(use -> use.by().equals(test.getSimpleName())).isPresent()) {
          commands.add(command);
        }
      }
    }
    assertThat(commands).as("commands of the documentation for " + test).isNotEmpty();
    return new Guide(test.getSimpleName(), List.copyOf(commands));
  }

  /** All of a section that are this test's, in their order; they count as run from now on. */
  public List<String> section(String page, String section) {
    var taken =
        commands.stream()
            .filter(command -> command.page().equals(Path.of(page)))
            .filter(command -> command.section().equals(section))
            .toList();
    assertThat(taken).as("%s, %s", page, section).isNotEmpty();
    taken.forEach(left::remove);
    return taken.stream().map(Command::text).toList();
  }

  /** Writes down what became of each command; fails when one was never asked for. */
  public void assertAllRun() {
    GuideReport.write(test, commands);
    assertThat(left).as("commands that are this test's and were not run").isEmpty();
  }
}
