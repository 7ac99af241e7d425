package dev.flotilla.chart;

import static dev.flotilla.bundle.BundleProblem.NotSupported;

import dev.flotilla.bundle.BundleProblem;
import dev.flotilla.bundle.ChartArchive;
import dev.flotilla.bundle.ChartException;
import dev.flotilla.bundle.ChartRequest;
import dev.flotilla.bundle.ChartSource;
import dev.flotilla.bundle.DependencyRequest;
import dev.flotilla.bundle.FetchedChart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Fetches charts for one reading of a repository. What it has fetched once it does not fetch again;
 * all its files go when it is closed.
 */
public final class ChartClient implements ChartSource, AutoCloseable {

  private static final String OCI = "oci://";
  private static final Pattern FILE_NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._+-]*\\.tgz");

  private final TempTree temp;
  private final ChartLimits limits;
  private final AccessRules rules;
  private final Downloads downloads;
  private final HelmRepositories repositories;
  private final Registries registries;
  private final Map<Key, Path> archives = new HashMap<>();

  private record Key(URI url, Access access) {}

  /**
   * @param parent an existing directory for what is fetched
   * @param limits how much may be fetched, from now on
   * @param rules who gets which credentials
   */
  public ChartClient(Path parent, ChartLimits limits, AccessRules rules) {
    this.temp = TempTree.in(parent, "charts-");
    this.limits = limits;
    this.rules = rules;
    this.downloads = new Downloads(temp.root(), limits.time());
    this.repositories = new HelmRepositories(downloads, limits);
    this.registries = new Registries(downloads, limits);
  }

  @Override
  public FetchedChart chart(ChartRequest request) {
    var isInRepository = !request.repo().isEmpty() && !request.chart().startsWith(OCI);
    var access = rules.of(request.bundle(), isInRepository ? request.repo() : request.chart());
    if (!isInRepository) {
      return at(AddressParser.of(request.chart()), request.version(), access);
    }
    if (request.repo().startsWith(OCI)) {
      var address = AddressParser.registry(inRegistry(request.repo(), request.chart()));
      return at(address, request.version(), access);
    }
    var found = repositories.find(request.repo(), request.chart(), request.version(), access);
    return unpacked(archive(found), ArchiveKind.TAR_GZ, ".", request.chart());
  }

  @Override
  public ChartArchive dependency(DependencyRequest request) {
    var repository = request.repository();
    var access = rules.of(request.bundle(), repository);
    if (repository.startsWith(OCI)) {
      var address = AddressParser.registry(joined(repository, request.name()));
      var version = registries.version(address, request.version(), access);
      var archive = registries.archive(address, version, access);
      return packed(archive, version, request.name() + "-" + version + ".tgz");
    }
    if (repository.startsWith("@") || repository.startsWith("alias:")) {
      throw new ChartException(
          NotSupported, "repository: names of repositories are not known here; give the address");
    }
    var found = repositories.find(repository, request.name(), request.version(), access);
    var name = Urls.fileName(found.url());
    var usual = request.name() + "-" + found.version() + ".tgz";
    return packed(
        archive(found), found.version(), FILE_NAME.matcher(name).matches() ? name : usual);
  }

  @Override
  public void close() {
    downloads.close();
    temp.close();
  }

  private FetchedChart at(ChartAddress address, String version, Access access) {
    return switch (address) {
      case ChartAddress.Git git -> new GitCharts(temp.root()).fetch(git);
      case ChartAddress.Archive archive -> {
        var file = download(archive.url(), access);
        if (!archive.checksum().isEmpty()) {
          Digests.require(file, archive.checksum(), archive.display());
        }
        yield unpacked(file, archive.kind(), archive.directory(), archive.display());
      }
      case ChartAddress.Registry chart -> {
        var reference =
            chart.digest().isEmpty() ? registries.version(chart, version, access) : chart.digest();
        yield unpacked(
            registries.archive(chart, reference, access), ArchiveKind.TAR_GZ, ".", chart.display());
      }
    };
  }

  private Path archive(HelmRepositories.Found found) {
    var file = download(found.url(), found.access());
    if (!found.digest().isEmpty()) {
      var digest = found.digest();
      Digests.require(
          file, digest.contains(":") ? digest : "sha256:" + digest, Urls.display(found.url()));
    }
    return file;
  }

  private Path download(URI url, Access access) {
    return archives.computeIfAbsent(
        new Key(url, access),
        _ -> {
          var answer =
              downloads.get(url, "", access.basic(), access.trust(), limits.archiveBytes());
          if (answer.status() != 200) {
            throw HttpFailure.of(answer, access.hasCredentials());
          }
          return answer.body();
        });
  }

  private FetchedChart unpacked(Path archive, ArchiveKind kind, String directory, String what) {
    var tree = TempTree.in(temp.root(), "chart-");
    try {
      Archives.unpack(archive, kind, tree.root(), limits, what);
      return new Unpacked(tree, directory);
    } catch (RuntimeException e) {
      tree.close();
      throw e;
    }
  }

  private ChartArchive packed(Path archive, String version, String fileName) {
    if (!FILE_NAME.matcher(fileName).matches()) {
      throw new ChartException(BundleProblem.BadChart, "the version is no name of a file");
    }
    try {
      return new ChartArchive(version, fileName, Files.readAllBytes(archive));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what was downloaded", e);
    }
  }

  /** In a registry a chart has a repository of its own, which Fleet takes as the whole address. */
  private static String inRegistry(String repository, String chart) {
    return chart.isEmpty() || repository.endsWith("/" + chart)
        ? repository
        : joined(repository, chart);
  }

  private static String joined(String repository, String name) {
    return repository.replaceAll("/+$", "") + "/" + name;
  }

  private record Unpacked(TempTree files, String directory) implements FetchedChart {
    @Override
    public Path tree() {
      return files.root();
    }

    @Override
    public void close() {
      files.close();
    }
  }
}
