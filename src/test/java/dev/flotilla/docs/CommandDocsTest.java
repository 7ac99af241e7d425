package dev.flotilla.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.testing.Terminal;
import org.junit.jupiter.api.Test;

/** Every command and option is explained as the program explains it. */
class CommandDocsTest {

  private final CommandReference reference = new CommandReference(Terminal.line().getCommandSpec());

  @Test
  void thePageIsWhatTheCommandsSayOfThemselves() {
    MadeDocs.checkFile("reference/command-line.md", reference.page());
    assertThat(reference.undescribed()).isEmpty();
  }
}
