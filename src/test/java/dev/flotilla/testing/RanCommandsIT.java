package dev.flotilla.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell writes down what it ran, how long that took and whether it ended well. */
class RanCommandsIT {

  @Test
  void eachCommandIsTimedByItselfAndWhatIsShownDoesNotTellOfIt() {
    RanCommands.add(List.of("first one", "second one"), List.of("10.000000", "10.5", "12.750"));

    assertThat(RanCommands.find("first one").orElseThrow().took())
        .isEqualTo(Duration.ofMillis(500));
    assertThat(RanCommands.find("second").orElseThrow().took()).isEqualTo(Duration.ofMillis(2250));
    assertThat(RanCommands.find("secon")).isEmpty();
  }

  @Test
  void theCommandThatFailsIsKnownAndThoseBehindItWereNotRun(@TempDir Path folder) {
    var commands = List.of("cat <<'END'\nit runs\nEND", "test -e it-fails", "echo never");

    assertThatThrownBy(() -> shell(folder).run(commands)).hasMessageContaining("it runs");

    assertThat(RanCommands.find(commands.get(0)).orElseThrow().passed()).isTrue();
    assertThat(RanCommands.find(commands.get(1)).orElseThrow().passed()).isFalse();
    assertThat(RanCommands.find(commands.get(2))).isEmpty();
  }

  @Test
  void whatIsShownIsTheCommandsAndWhatTheyPrint(@TempDir Path folder) {
    assertThat(shell(folder).run(List.of("echo one", "echo two")))
        .isEqualTo("+ shopt -s expand_aliases\n+ echo one\none\n+ echo two\ntwo\n");
  }

  private static Shell shell(Path folder) {
    return new Shell(folder, folder.resolve("no-cluster"), Map.of());
  }
}
