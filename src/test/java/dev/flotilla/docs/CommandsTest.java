package dev.flotilla.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command that the documentation shows is run by a test, or there is a reason why not. */
class CommandsTest {

  private final List<Command> commands =
      Page.all().stream().flatMap(page -> Commands.of(page).stream()).toList();

  private final Uses uses = Uses.read();

  @Test
  void everyCommandIsRunByATestOrHasAReason() {
    assertThat(commands)
        .filteredOn(command -> uses.of(command).isEmpty())
        .as("commands without a row in src/test/resources/dev/flotilla/docs/commands.tsv")
        .extracting(command -> command.place() + ": " + command.text())
        .isEmpty();
  }

  @Test
  void everyRowIsNeededAndSaysWhoOrWhy() {
    var needed = new LinkedHashSet<>();
    commands.forEach(command -> uses.of(command).ifPresent(needed::add));

    assertThat(uses.rows())
        .allSatisfy(row -> assertThat(needed).contains(row))
        .allSatisfy(row -> assertThat(row.reason().isEmpty()).isEqualTo(!row.by().equals("-")));
  }

  @Test
  void everyTestThatIsNamedRunsAllOfItsCommands() throws IOException {
    try (var files = Files.walk(Path.of("src/test/java"))) {
      var sources = files.filter(Files::isRegularFile).toList();
      assertThat(uses.rows().stream().map(Uses.Use::by).filter(by -> !by.equals("-")).distinct())
          .isNotEmpty()
          .allSatisfy(
              by ->
                  assertThat(sources)
                      .filteredOn(source -> source.endsWith(by + ".java"))
                      .singleElement()
                      .satisfies(
                          source ->
                              assertThat(Files.readString(source))
                                  .contains("Guide.of(" + by + ".class)", ".assertAllRun()")));
    }
  }

  @Test
  void commandsAreFoundInEveryKindOfBlock(@TempDir Path folder) throws IOException {
    var text =
        """
        # Title

            kubectl get pods     # a remark
            # a line for people

        ```sh
        cat > file <<'END'
        kubectl is no command here
        END
        helm install x \\
          --wait
        ```

        ## Shown

        1. In a list:

               $ flotilla features
               NAME   STATE

        ```yaml
        kubectl: no
        ```

            NAME   READY
        """;
    var page = Page.of(Files.writeString(folder.resolve("page.md"), text));

    assertThat(Commands.of(page))
        .extracting(Command::section, Command::text)
        .containsExactly(
            tuple("Title", "kubectl get pods     # a remark"),
            tuple("Title", "cat > file <<'END'\nkubectl is no command here\nEND"),
            tuple("Title", "helm install x \\\n  --wait"),
            tuple("Shown", "flotilla features"));
  }
}
