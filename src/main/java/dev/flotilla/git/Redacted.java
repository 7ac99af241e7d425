package dev.flotilla.git;

import java.net.URI;

/** Addresses as they may be shown: without user, password, query and fragment. */
final class Redacted {

  private Redacted() {}

  static String of(URI url) {
    var port = url.getPort() < 0 ? "" : ":" + url.getPort();
    var path = url.getRawPath() == null ? "" : url.getRawPath();
    return url.getHost() == null
        ? url.getScheme() + ":…"
        : url.getScheme() + "://" + url.getHost() + port + path;
  }
}
