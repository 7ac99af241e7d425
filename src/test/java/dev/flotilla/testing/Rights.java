package dev.flotilla.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the API server lets accounts do: {@code kubectl auth can-i --list}.
 *
 * @param namespace the account's
 * @param account its name
 */
public record Rights(String namespace, String account) {

  private static final List<String> COLUMNS =
      List.of("Resources", "Non-Resource URLs", "Resource Names", "Verbs");

  /**
   * The rules that hold in a namespace, those for all of the cluster with them, one a line: the
   * resource, the names if there are any, the verbs. What every account may is left out.
   */
  public Set<String> in(String where) {
    var rules = new TreeSet<>(list(where));
    rules.removeAll(new Rights("default", "nobody").list(where));
    return rules;
  }

  private Set<String> list(String where) {
    var table =
        LocalCluster.kubectl(
                "auth",
                "can-i",
                "--list",
                "--namespace",
                where,
                "--as",
                "system:serviceaccount:" + namespace + ":" + account,
                "--as-group",
                "system:serviceaccounts",
                "--as-group",
                "system:serviceaccounts:" + namespace,
                "--as-group",
                "system:authenticated")
            .lines()
            .toList();
    var begins = COLUMNS.stream().map(table.getFirst()::indexOf).toList();
    return table.stream()
        .skip(1)
        .map(
            row ->
                COLUMNS.stream()
                    .map(column -> cell(row, begins, COLUMNS.indexOf(column)))
                    .filter(cell -> !cell.isEmpty() && !cell.equals("[]"))
                    .collect(Collectors.joining(" ")))
        .collect(Collectors.toSet());
  }

  private static String cell(String row, List<Integer> begins, int column) {
    var end = column + 1 < begins.size() ? begins.get(column + 1) : row.length();
    var words = row.substring(begins.get(column), end).strip();
    // The order of the verbs tells in which order the API server met the roles.
    return words.startsWith("[")
        ? Arrays.stream(words.substring(1, words.length() - 1).split(" "))
            .sorted()
            .collect(Collectors.joining(" ", "[", "]"))
        : words;
  }
}
