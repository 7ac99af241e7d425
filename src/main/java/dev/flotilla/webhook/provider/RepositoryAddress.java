package dev.flotilla.webhook.provider;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the addresses of one repository have in common, whichever way leads there: {@code https://},
 * {@code ssh://}, {@code git@host:path}, with or without {@code .git}. Port, user and case do not
 * count, as in Fleet; two repositories that are taken for one get a look too many, and nothing
 * else.
 *
 * @param host in small letters
 * @param path in small letters, without a slash at either end
 */
public record RepositoryAddress(String host, String path) {

  private static final int MAX_LENGTH = 2048;

  /** {@code scheme://user@host:port/path}; no part can match in two ways. */
  private static final Pattern URL =
      Pattern.compile("[a-z][a-z0-9+.-]*://(?:[^/@]*@)?(?<host>[^/@:]+)(?::\\d*)?/(?<path>[^?#]+)");

  /** {@code user@host:path}. */
  private static final Pattern SCP_LIKE =
      Pattern.compile("(?:[^/@:]*@)?(?<host>[^/@:]+):(?<path>[^?#]+)");

  private static final String AZURE = "dev.azure.com";
  private static final String AZURE_SSH = "ssh.dev.azure.com";
  private static final String OLD_AZURE = ".visualstudio.com";

  /** Reads an address; empty when it is none. */
  public static Optional<RepositoryAddress> of(String address) {
    if (address == null || address.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    var text = address.strip().toLowerCase(Locale.ROOT);
    var match = (text.contains("://") ? URL : SCP_LIKE).matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var path = bare(match.group("path"));
    return path.isEmpty() ? Optional.empty() : Optional.of(one(match.group("host"), path));
  }

  private static String bare(String path) {
    var start = 0;
    var end = path.length();
    while (start < end && path.charAt(start) == '/') {
      start++;
    }
    while (end > start && path.charAt(end - 1) == '/') {
      end--;
    }
    var bare = path.substring(start, end);
    return bare.endsWith(".git") ? bare.substring(0, bare.length() - ".git".length()) : bare;
  }

  /** Azure DevOps has two hosts and one path more than others. */
  private static RepositoryAddress one(String host, String path) {
    var parts = path.split("/");
    if (host.equals(AZURE_SSH) && parts.length == 4 && parts[0].equals("v3")) {
      return new RepositoryAddress(AZURE, "%2$s/%3$s/_git/%4$s".formatted((Object[]) parts));
    }
    if (host.endsWith(OLD_AZURE)) {
      var organisation = host.substring(0, host.length() - OLD_AZURE.length());
      return new RepositoryAddress(
          AZURE, organisation + "/" + path.replaceFirst("^defaultcollection/", ""));
    }
    return new RepositoryAddress(host, path);
  }
}
