package dev.flotilla.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolTest {

  /** More time than anything here takes on a busy machine. */
  private static final ToolLimits LIMITS = new ToolLimits(Duration.ofMinutes(2), 32 << 20, 1000);

  @TempDir Path folder;

  @Test
  void getsItsArgumentsAsTheyAreAndNothingOfOurEnvironment() throws IOException {
    var answer =
        script("for each in \"$@\"; do echo \"<$each>\"; done; echo hint >&2; pwd; env; exit 3")
            .run(List.of("a b", "$(id)", "", "--x=*"), folder, LIMITS);

    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.errors()).isEqualTo("hint\n");
    assertThat(answer.output()).startsWith("<a b>\n<$(id)>\n<>\n<--x=*>\n" + folder + "\n");
    assertThat(
            answer
                .output()
                .lines()
                .filter(line -> line.contains("="))
                .map(line -> line.split("=")[0]))
        .contains("PATH", "HOME", "GOMEMLIMIT")
        .isSubsetOf("<--x", "PATH", "HOME", "GOMEMLIMIT", "PWD", "OLDPWD", "SHLVL", "_");
  }

  @Test
  void readsNothingFromUs() throws IOException {
    assertThat(script("cat; echo end").run(List.of(), folder, LIMITS).output()).isEqualTo("end\n");
  }

  @Test
  void isStoppedWhenItTakesTooLong() throws IOException {
    var slow = script("while :; do :; done");
    var brief = new ToolLimits(Duration.ofSeconds(2), LIMITS.memory(), LIMITS.output());
    assertThatThrownBy(() -> slow.run(List.of(), folder, brief))
        .isInstanceOf(ToolException.class)
        .hasMessage("program did not end in 2 s and was stopped");
  }

  @Test
  void isStoppedWhenItPrintsTooMuchToEitherOutput() throws IOException {
    for (var to : List.of("", ">&2")) {
      var loud = script("while :; do echo 0123456789; done " + to);
      assertThatThrownBy(() -> loud.run(List.of(), folder, LIMITS))
          .isInstanceOf(ToolException.class)
          .hasMessage("program printed more than 1000 bytes and was stopped");
    }
  }

  @Test
  void isStoppedWhenItTakesTooMuchMemory() throws IOException {
    var greedy = script("a=0123456789; while :; do a=$a$a; done");
    assertThatThrownBy(() -> greedy.run(List.of(), folder, LIMITS))
        .isInstanceOf(ToolException.class)
        .hasMessage("program took more than 32 MiB of memory and was stopped");
  }

  @Test
  void saysThatItIsNotInstalled() throws IOException {
    Files.createDirectory(folder.resolve("helm"));
    var missing = Tool.named("helm", folder + ":/nowhere:");
    assertThatThrownBy(() -> missing.run(List.of(), folder, LIMITS))
        .isInstanceOf(ToolException.class)
        .hasMessage(
            "the program helm is needed and not installed; put it into a directory of PATH");
  }

  @Test
  void isTheFirstOfPath() throws IOException {
    var path = script("echo here").file().orElseThrow();
    assertThat(Tool.named("program", "/nowhere:" + folder + ":/bin").file()).contains(path);
  }

  @Test
  void saysThatItCannotBeStarted() throws IOException {
    var broken = executable("#!/nowhere/sh\n");
    assertThatThrownBy(() -> broken.run(List.of(), folder, LIMITS))
        .isInstanceOf(ToolException.class)
        .hasMessageStartingWith("program cannot be started: ");
  }

  private Tool script(String body) throws IOException {
    return executable("#!/bin/bash\n" + body + "\n");
  }

  private Tool executable(String text) throws IOException {
    var file = Files.writeString(folder.resolve("program"), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return Tool.named("program", folder.toString());
  }
}
