package dev.flotilla.chart;

import java.net.URI;

/** Where a chart is that is in no Helm repository. */
sealed interface ChartAddress {

  /** The address fit to be shown: without user, password and query. */
  String display();

  /**
   * An archive at a URL.
   *
   * @param url without what is said here apart
   * @param kind how it is packed
   * @param checksum what it must have; empty when nothing is asked for
   * @param directory in it; {@code .} is all of it
   */
  record Archive(URI url, ArchiveKind kind, String checksum, String directory)
      implements ChartAddress {
    @Override
    public String display() {
      return Urls.display(url);
    }
  }

  /**
   * A directory of a Git repository.
   *
   * @param url http or https
   * @param ref a branch, tag or commit; empty is the one that the server says
   * @param directory in it; {@code .} is all of it
   */
  record Git(URI url, String ref, String directory) implements ChartAddress {
    @Override
    public String display() {
      return Urls.display(url);
    }
  }

  /**
   * A chart in a registry.
   *
   * @param host with the port, where there is one
   * @param repository the path
   * @param tag empty when the address has none
   * @param digest empty when the address has none
   */
  record Registry(String host, String repository, String tag, String digest)
      implements ChartAddress {
    @Override
    public String display() {
      return "oci://" + host + "/" + repository;
    }
  }
}
