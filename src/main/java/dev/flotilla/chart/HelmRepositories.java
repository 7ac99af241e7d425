package dev.flotilla.chart;

import static dev.flotilla.bundle.BundleProblem.ChartNotFound;

import dev.flotilla.bundle.BundleProblem;
import dev.flotilla.bundle.ChartException;
import dev.flotilla.version.VersionRange;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds charts in Helm repositories. Each index is fetched once. */
final class HelmRepositories {

  private final Downloads downloads;
  private final ChartLimits limits;
  private final Map<Key, Path> indexes = new HashMap<>();

  private record Key(URI index, Access access) {}

  HelmRepositories(Downloads downloads, ChartLimits limits) {
    this.downloads = downloads;
    this.limits = limits;
  }

  /**
   * A version of a chart.
   *
   * @param version exactly
   * @param url of its archive
   * @param digest SHA-256 of the archive; empty when the index has none
   * @param access with credentials only where the archive is on the server of the repository
   */
  record Found(String version, URI url, String digest, Access access) {}

  /**
   * @param repository its address
   * @param chart the chart's name
   * @param wanted a range of versions; empty is the newest release
   * @throws ChartException when there is no such repository, chart or version
   */
  Found find(String repository, String chart, String wanted, Access access) {
    var base = Urls.http(repository);
    var entries =
        HelmIndex.entries(index(base, access), chart)
            .orElseThrow(() -> notFound(base, "has no chart \"" + chart + "\""));
    var entry = choose(base, entries, chart, wanted);
    if (entry.url().isEmpty()) {
      throw notFound(
          base, "has no address for version %s of \"%s\"".formatted(entry.version(), chart));
    }
    var url = resolved(base, entry.url());
    return new Found(
        entry.version(),
        url,
        entry.digest(),
        Urls.isSameOrigin(base, url) ? access : access.anonymous());
  }

  private static HelmIndex.Entry choose(
      URI base, List<HelmIndex.Entry> entries, String chart, String wanted) {
    try {
      var version =
          VersionRange.choose(wanted, entries.stream().map(HelmIndex.Entry::version).toList())
              .orElseThrow(
                  () ->
                      notFound(
                          base,
                          wanted.isEmpty()
                              ? "has no release of \"%s\", only prereleases".formatted(chart)
                              : "has no version of \"%s\" in \"%s\"".formatted(chart, wanted)));
      return entries.stream()
          .filter(entry -> entry.version().equals(version))
          .findFirst()
          .orElseThrow();
    } catch (IllegalArgumentException e) {
      throw new ChartException(BundleProblem.InvalidYaml, "helm.version: " + e.getMessage());
    }
  }

  private Path index(URI base, Access access) {
    var url = resolved(base, "index.yaml");
    return indexes.computeIfAbsent(
        new Key(url, access),
        key -> {
          var answer = downloads.get(url, "", access.basic(), access.trust(), limits.indexBytes());
          if (answer.status() != 200) {
            throw HttpFailure.of(answer, access.hasCredentials());
          }
          return answer.body();
        });
  }

  /** The path of a repository is a directory, with or without a slash at its end. */
  private static URI resolved(URI base, String reference) {
    try {
      var path = base.getRawPath() == null ? "/" : base.getRawPath();
      var directory = path.endsWith("/") ? path : path + "/";
      var query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
      var target =
          URI.create(base.getScheme() + "://" + base.getRawAuthority() + directory)
              .resolve(reference);
      var isIndex = reference.equals("index.yaml");
      var whole = isIndex ? URI.create(target + query) : target;
      Urls.requireHttp(whole);
      return whole;
    } catch (IllegalArgumentException e) {
      throw notFound(base, "has an address in its index that is none");
    }
  }

  private static ChartException notFound(URI base, String why) {
    return new ChartException(ChartNotFound, Urls.display(base) + " " + why);
  }
}
