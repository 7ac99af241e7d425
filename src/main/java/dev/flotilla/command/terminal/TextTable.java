package dev.flotilla.command.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns for people, as {@code kubectl get} makes them: as wide as needed, three blanks apart. */
public final class TextTable {

  private static final String GAP = "   ";
  private static final String NOTHING = "-";

  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; all rows have the same number of cells. An empty cell shows as a dash. */
  public TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The table, each line with its end. */
  @Override
  public String toString() {
    return rows.stream().map(this::line).collect(Collectors.joining());
  }

  private String line(List<String> row) {
    return IntStream.range(0, row.size())
            .mapToObj(column -> pad(shown(row.get(column)), width(column)))
            .collect(Collectors.joining(GAP))
            .stripTrailing()
        + "\n";
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> shown(row.get(column)).length()).max().orElse(0);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String shown(String cell) {
    return cell.isEmpty() ? NOTHING : cell;
  }
}
