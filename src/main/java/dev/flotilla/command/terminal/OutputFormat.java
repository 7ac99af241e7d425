package dev.flotilla.command.terminal;

import java.util.Locale;

/** How a command prints its result: option {@code -o}. */
public enum OutputFormat {
  /** For people: the main things. */
  TABLE,
  /** For people: everything. */
  WIDE,
  /** For programs. */
  JSON,
  /** For programs and people. */
  YAML;

  /** Small letters, as people write them. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
