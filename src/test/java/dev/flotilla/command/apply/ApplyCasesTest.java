package dev.flotilla.command.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Trees with what Fleet makes of them. {@code -Dcases.update=true} writes the expectations anew;
 * look at the difference before you commit it.
 */
class ApplyCasesTest {

  private static final Path CASES = Path.of("src/test/resources/dev/flotilla/apply/cases");

  @ParameterizedTest
  @MethodSource("names")
  void aTreeGivesItsBundles(String name, @TempDir Path root) throws IOException {
    var file = CASES.resolve(name + ".txt");
    var example = ApplyCase.parse(Files.readString(file));
    example.write(root);

    var result = example.run(root);

    if (Boolean.getBoolean("cases.update")) {
      Files.writeString(file, example.input() + result);
    }
    assertThat(result).isEqualTo(ApplyCase.parse(Files.readString(file)).expected());
  }

  @Test
  void thereAreCases() throws IOException {
    assertThat(names()).hasSizeGreaterThan(100);
  }

  static List<String> names() throws IOException {
    try (var files = Files.list(CASES)) {
      return files.map(file -> file.getFileName().toString().replace(".txt", "")).sorted().toList();
    }
  }
}
