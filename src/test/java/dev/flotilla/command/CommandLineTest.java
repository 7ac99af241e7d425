package dev.flotilla.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.testing.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all commands: versions, help, completion in shells. */
class CommandLineTest {

  private static final Path BASH = Path.of("/bin/bash");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--version",
        "-V",
        "operator --version",
        "cleanup --version",
        "sync --version",
        "target --version",
        "deploy --version",
        "test --version",
        "features --version",
        "features enable --version",
        "completion -V"
      })
  void everyCommandTellsTheVersion(String line) {
    var seen = Terminal.run(line.split(" "));

    assertThat(seen.out()).isEqualTo("flotilla " + Terminal.VERSION + "\n");
    assertThat(seen.code()).isZero();
  }

  @Test
  void aWordThatBeginsWithAnAtSignIsNoFileOfArguments() throws IOException {
    var file = Files.writeString(folder.resolve("arguments"), "--version");

    var seen = Terminal.run("test", "@" + file);

    assertThat(seen.out()).doesNotContain(Terminal.VERSION);
    assertThat(seen.code()).isNotZero();
  }

  @Test
  void theHelpListsTheCommandsOfPeople() {
    assertThat(Terminal.run("--help").out())
        .contains("features")
        .contains("completion")
        .doesNotContain("train");
  }

  @ParameterizedTest
  @CsvSource({
    "features,                             feat",
    "enable,                               features en",
    "--plan,                               features --pl",
    "continuous-delivery=off,              features --plan cont",
    "continuous-delivery,                  features disable cont",
    "yaml,                                 features -o y",
    "--clusters-file,                      target --cl",
    "--dry-run,                            deploy --d",
    "--label,                              test --la",
    "zsh,                                  completion z"
  })
  void bashCompletes(String expected, String typed) throws IOException, InterruptedException {
    assertThat(BASH).isExecutable();
    var script = Terminal.run("completion", "bash");
    assertThat(script.code()).isZero();
    var words = "flotilla " + typed;
    var file =
        Files.writeString(
            folder.resolve("completion"),
            script.out()
                + """

                COMP_WORDS=(%s)
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                COMP_LINE="%s"
                COMP_POINT=${#COMP_LINE}
                _complete_flotilla
                printf '%%s\\n' "${COMPREPLY[@]}"
                """
                    .formatted(words, words));

    assertThat(bash(file)).contains(expected);
  }

  @Test
  void zshReadsTheSameScript() {
    assertThat(Terminal.run("completion", "zsh").out())
        .isEqualTo(Terminal.run("completion", "bash").out())
        .contains("bashcompinit");
  }

  private static List<String> bash(Path script) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(BASH.toString(), "--norc", script.toString())
            .redirectErrorStream(true)
            .start();
    var lines = process.inputReader().lines().toList();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return lines;
  }
}
