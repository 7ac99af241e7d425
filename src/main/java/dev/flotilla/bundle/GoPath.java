package dev.flotilla.bundle;

import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Paths as Go puts them together, for names that must be those of Fleet. Looks at no file. */
final class GoPath {

  private GoPath() {}

  /** Go's {@code filepath.Join}: without {@code .}, without slashes that are too many. */
  static String join(String... parts) {
    var path = Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("/"));
    return path.isEmpty() ? "" : clean(path);
  }

  private static String clean(String path) {
    var root = path.startsWith("/") ? "/" : "";
    var names = new ArrayList<String>();
    for (var name : path.split("/")) {
      if (name.equals("..") && !names.isEmpty() && !names.getLast().equals("..")) {
        names.removeLast();
      } else if (name.equals("..") ? root.isEmpty() : !name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    var clean = root + String.join("/", names);
    return clean.isEmpty() ? "." : clean;
  }
}
