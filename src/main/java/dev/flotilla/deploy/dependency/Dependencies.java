package dev.flotilla.deploy.dependency;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The bundles of one cluster, and what they wait for.
 *
 * @param nodes all bundles of the cluster
 */
public record Dependencies(List<Node> nodes) {

  private static final int SHOWN = 5;
  private static final String ARROW = " -> ";

  /**
   * Why a bundle has to wait.
   *
   * @param message names what it waits for
   * @param isForEver whether it is a cycle, which does not end by waiting
   */
  public record Wait(String message, boolean isForEver) {}

  /** Why a bundle cannot be deployed yet; empty = it can. */
  public Optional<Wait> of(Node bundle) {
    var open = new LinkedHashSet<String>();
    for (var need : bundle.needs()) {
      var meant = meant(need, bundle);
      if (meant.isEmpty()) {
        open.add(need.text() + " (not on this cluster" + hint(need) + ")");
      }
      meant.stream()
          .filter(node -> !need.accepted().contains(node.state()))
          .map(node -> node.bundle() + " (" + node.state() + ")")
          .forEach(open::add);
    }
    if (open.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        cycle(bundle)
            .map(path -> new Wait("dependsOn goes round in a circle: " + path, true))
            .orElseGet(
                () -> new Wait("waits for bundles that it depends on: " + shown(open), false)));
  }

  private List<Node> meant(Need need, Node by) {
    return nodes.stream().filter(node -> need.means(node, by)).toList();
  }

  /** The shortest way from a bundle back to itself. */
  private Optional<String> cycle(Node start) {
    var before = new HashMap<String, String>();
    var open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      var from = open.remove();
      for (var need : from.needs()) {
        for (var next : meant(need, from)) {
          if (next.bundle().equals(start.bundle())) {
            return Optional.of(way(from.bundle(), before) + ARROW + start.bundle());
          }
          if (before.putIfAbsent(next.bundle(), from.bundle()) == null) {
            open.add(next);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The way to a bundle, by what was before each on it. */
  private static String way(String to, Map<String, String> before) {
    var path = new ArrayDeque<>(List.of(to));
    for (var at = before.get(to); at != null; at = before.get(at)) {
      path.addFirst(at);
    }
    return String.join(ARROW, path);
  }

  /**
   * A name is that of the Bundle, {@code <gitrepo>-<path>}; often only the path is written, or the
   * path with slashes.
   */
  private String hint(Need need) {
    return need.name()
        .filter(name -> nodes.stream().noneMatch(node -> node.bundle().equals(name)))
        .flatMap(
            name ->
                Stream.of("-" + name.replace('/', '-'), name.replace('/', '-'))
                    .flatMap(end -> nodes.stream().filter(node -> isMeant(node.bundle(), end)))
                    .map(Node::bundle)
                    .sorted()
                    .findFirst())
        .map("; did you mean %s?"::formatted)
        .orElse("");
  }

  private static boolean isMeant(String bundle, String end) {
    return end.startsWith("-") ? bundle.endsWith(end) : bundle.equals(end);
  }

  private static String shown(Collection<String> all) {
    var text = String.join(", ", all.stream().limit(SHOWN).toList());
    return all.size() > SHOWN ? text + ", and " + (all.size() - SHOWN) + " more" : text;
  }
}
