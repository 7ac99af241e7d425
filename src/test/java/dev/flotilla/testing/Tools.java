package dev.flotilla.testing;

import java.nio.file.Path;

/** The tools that check packages, as {@code kubernetes/local} compiles and runs them. */
public final class Tools {

  private Tools() {}

  /**
   * Runs one of the tools.
   *
   * @return what it printed
   * @throws IllegalStateException with what it printed, when it fails
   */
  public static String run(String name, String... arguments) {
    var all = new String[arguments.length + 1];
    all[0] = name;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Scripts.run("tool", all);
  }

  /** Where one of the tools is. */
  public static Path where(String name) {
    return Path.of(Scripts.run("tool", "--where", name).strip());
  }

  /**
   * Makes a catalogue of bundles and checks it; the options of {@code kubernetes/local/catalog}.
   */
  public static String catalog(String... arguments) {
    return Scripts.run("catalog", arguments);
  }
}
