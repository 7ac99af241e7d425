package dev.flotilla.chart;

import static dev.flotilla.bundle.BundleProblem.NotSupported;

import dev.flotilla.bundle.ChartException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads {@code helm.chart} where it is no directory of the tree: an address of a registry, or what
 * Fleet takes from go-getter: {@code https://…/x.tgz}, {@code git::https://…}, the short forms of
 * forges, {@code //directory}, {@code ?ref=}, {@code ?archive=} and {@code ?checksum=}.
 */
final class AddressParser {

  private static final int MAX_LENGTH = 4096;
  private static final String OCI = "oci://";

  private static final Pattern FORGE =
      Pattern.compile(
          "(github\\.com|gitlab\\.com|bitbucket\\.org)/([^/?]+)/([^/?]+)(?:/([^?]*))?(\\?.*)?");

  private static final Pattern REGISTRY =
      Pattern.compile(
          "([a-zA-Z0-9.-]+(?::[0-9]{1,5})?)"
              + "/([a-z0-9]+(?:[._-]+[a-z0-9]+)*+(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*+)*+)"
              + "(?::([a-zA-Z0-9_][a-zA-Z0-9_.+-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?");

  private AddressParser() {}

  /**
   * @throws ChartException {@code NotSupported} when it is none that is fetched
   */
  static ChartAddress of(String text) {
    if (text.length() > MAX_LENGTH || text.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
      throw refused("is no address: it is too long, or has spaces or control characters in it");
    }
    if (text.startsWith(OCI)) {
      return registry(text);
    }
    var forge = FORGE.matcher(text);
    if (forge.matches()) {
      var end = forge.group(3).endsWith(".git") ? "" : ".git";
      var below = forge.group(4) == null ? "" : forge.group(4).replaceFirst("^/", "");
      return git(
          "https://%s/%s/%s".formatted(forge.group(1), forge.group(2), forge.group(3))
              + end
              + (below.isEmpty() ? "" : "//" + below)
              + (forge.group(5) == null ? "" : forge.group(5)));
    }
    var forced = text.indexOf("::");
    var how = forced < 0 ? "" : text.substring(0, forced);
    return switch (how) {
      case "git" -> git(text.substring(forced + 2));
      case "http", "https" -> archive(text.substring(forced + 2));
      case "" -> archive(text);
      default -> throw refused("\"" + how + "::\" is not fetched; git::, http:: and https:: are");
    };
  }

  /** A repository of a registry, be it with the chart's name apart. */
  static ChartAddress.Registry registry(String text) {
    var parts = REGISTRY.matcher(text.substring(OCI.length()).replaceAll("/+$", ""));
    if (!parts.matches()) {
      throw refused("is no address in a registry; it must be like oci://host/path/chart");
    }
    return new ChartAddress.Registry(
        parts.group(1),
        parts.group(2),
        parts.group(3) == null ? "" : parts.group(3),
        parts.group(4) == null ? "" : parts.group(4));
  }

  private static ChartAddress archive(String text) {
    if (text.startsWith("ssh://") || text.startsWith("git://") || !text.contains("://")) {
      throw refused("only oci://, http://, https:// and git::https:// addresses are fetched");
    }
    var split = Split.of(text);
    var kind = split.parameters().remove("archive");
    var checksum = split.parameters().remove("checksum");
    var url = split.url();
    var found =
        ArchiveKind.of(kind == null ? url.getPath() : "." + kind.replaceFirst("^\\.", ""))
            .orElseThrow(
                () ->
                    refused(
                        "is no archive that is fetched (.tgz, .tar.gz, .tar, .zip); a Git repository begins with git::"));
    return new ChartAddress.Archive(
        url, found, checksum == null ? "" : checksum, split.directory());
  }

  private static ChartAddress git(String text) {
    if (!text.startsWith("http://") && !text.startsWith("https://")) {
      throw refused("Git repositories are fetched by http:// and https:// only");
    }
    var split = Split.of(text);
    if (split.parameters().remove("sshkey") != null) {
      throw refused("no sshkey in the address");
    }
    split.parameters().remove("depth");
    var ref = split.parameters().remove("ref");
    return new ChartAddress.Git(split.url(), ref == null ? "" : ref, split.directory());
  }

  /**
   * An address taken apart.
   *
   * @param base what is before the directory and the parameters
   * @param directory {@code .} when none is named
   * @param parameters those that are still there go to the server, in their order
   */
  private record Split(
      String base, String directory, List<String> raw, Map<String, String> parameters) {

    static Split of(String text) {
      var query = text.indexOf('?');
      var path = query < 0 ? text : text.substring(0, query);
      var raw =
          new ArrayList<>(query < 0 ? List.of() : List.of(text.substring(query + 1).split("&")));
      var parameters = new HashMap<String, String>();
      for (var pair : raw) {
        var parts = pair.split("=", 2);
        parameters.put(parts[0], parts.length == 2 ? decoded(parts[1]) : "");
      }
      var twice = path.indexOf("//", path.indexOf("://") + 3);
      return twice < 0
          ? new Split(path, ".", raw, parameters)
          : new Split(
              path.substring(0, twice), directory(path.substring(twice + 2)), raw, parameters);
    }

    URI url() {
      var left =
          raw.stream().filter(pair -> parameters.containsKey(pair.split("=", 2)[0])).toList();
      return Urls.http(left.isEmpty() ? base : base + "?" + String.join("&", left));
    }

    private static String directory(String text) {
      var names = new ArrayList<String>();
      for (var name : text.split("/")) {
        if (name.equals("..") || name.contains("\\") || name.contains("*")) {
          throw refused("the directory after // cannot have \"..\", \"\\\" or \"*\" in it");
        }
        if (!name.isEmpty() && !name.equals(".")) {
          names.add(name);
        }
      }
      return names.isEmpty() ? "." : String.join("/", names);
    }

    private static String decoded(String text) {
      try {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        throw refused("a parameter is not encoded as it should be");
      }
    }
  }

  private static ChartException refused(String why) {
    return new ChartException(NotSupported, why);
  }
}
