package dev.flotilla.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How an archive is packed, by the end of its name. */
enum ArchiveKind {
  TAR_GZ(".tgz", ".tar.gz"),
  TAR(".tar"),
  ZIP(".zip");

  private final List<String> ends;

  ArchiveKind(String... ends) {
    this.ends = List.of(ends);
  }

  static Optional<ArchiveKind> of(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(kind -> kind.ends.stream().anyMatch(lower::endsWith))
        .findFirst();
  }
}
