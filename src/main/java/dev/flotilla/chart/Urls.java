package dev.flotilla.chart;

import dev.flotilla.bundle.BundleProblem;
import dev.flotilla.bundle.ChartException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Checks of addresses that others wrote. */
final class Urls {

  private Urls() {}

  /**
   * @throws ChartException {@code NotSupported} when it is no plain http or https address
   */
  static URI http(String text) {
    try {
      var url = new URI(text);
      requireHttp(url);
      return url;
    } catch (URISyntaxException e) {
      // Not the exception's message: it repeats the address, with what may be secret in it.
      throw refused("is no valid address: " + e.getReason() + " at " + e.getIndex());
    }
  }

  static void requireHttp(URI url) {
    var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https") || url.getHost() == null) {
      throw refused("only http:// and https:// addresses are fetched");
    }
    if (url.getRawUserInfo() != null) {
      throw refused("no user and password in the address; put them into a Secret (helmSecretName)");
    }
  }

  /** Whether two addresses are of the same scheme, host and port. */
  static boolean isSameOrigin(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(other.getScheme())
        && one.getHost().equalsIgnoreCase(other.getHost())
        && port(one) == port(other);
  }

  /** Without user, password, query and fragment. */
  static String display(URI url) {
    var port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return url.getScheme() + "://" + url.getHost() + port + url.getRawPath();
  }

  /** The last name of the path. */
  static String fileName(URI url) {
    var path = url.getPath() == null ? "" : url.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }

  private static ChartException refused(String why) {
    return new ChartException(BundleProblem.NotSupported, why);
  }
}
