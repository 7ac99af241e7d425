package dev.flotilla.git;

import static dev.flotilla.git.GitProblem.Invalid;
import static dev.flotilla.git.GitProblem.NotSupported;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Repository;

/**
 * Where to look and what to follow there: {@code spec.repo}, {@code spec.branch} and {@code
 * spec.revision} of a GitRepo, checked. A revision wins over a branch, as in Fleet's poller.
 *
 * @param url the address, http or https
 * @param ref the full name of the branch or tag; empty when the revision is a commit
 * @param commit the commit that the revision names; empty when a branch or tag is followed
 */
public record GitSource(URI url, Optional<String> ref, Optional<String> commit) {

  /** Fleet's default, whatever the remote's HEAD says. */
  public static final String DEFAULT_BRANCH = "master";

  /** The ref by which a server says what its default branch is. */
  public static final String HEAD = "HEAD";

  private static final Set<String> OTHER_TRANSPORTS = Set.of("ssh", "git", "git+ssh", "ssh+git");
  private static final Pattern SCP_LIKE = Pattern.compile("[^/:]+:(?!//).*", Pattern.DOTALL);
  private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{40}");

  /**
   * Checks what a GitRepo asks for; null and the empty string are the same.
   *
   * @throws GitException {@code NotSupported} for another transport than http(s), {@code Invalid}
   *     for an address or a name that Git cannot have
   */
  public static GitSource of(String repo, String branch, String revision) {
    var url = url(repo == null ? "" : repo.strip());
    if (revision == null || revision.isEmpty()) {
      var name = branch == null || branch.isEmpty() ? DEFAULT_BRANCH : branch;
      return new GitSource(url, Optional.of(ref("branch", "refs/heads/", name)), Optional.empty());
    }
    if (isCommit(revision)) {
      var commit = revision.toLowerCase(Locale.ROOT);
      return new GitSource(url, Optional.empty(), Optional.of(commit));
    }
    return new GitSource(
        url, Optional.of(ref("revision", "refs/tags/", revision)), Optional.empty());
  }

  /** Whether a text is the full id of a commit. */
  public static boolean isCommit(String text) {
    return COMMIT.matcher(text).matches();
  }

  /** The address without the user and password that it may hold. */
  public String displayUrl() {
    return Redacted.of(url);
  }

  /** What is followed, for people: {@code branch "main"}. */
  public String displayRevision() {
    return ref.map(GitSource::display).orElseGet(() -> "commit " + commit.orElse(""));
  }

  private static String display(String ref) {
    if (ref.equals(HEAD)) {
      return "the default branch";
    }
    var tag = ref.startsWith("refs/tags/");
    return (tag ? "tag \"" : "branch \"") + ref.substring(tag ? 10 : 11) + "\"";
  }

  private static URI url(String repo) {
    var scheme = repo.contains("://") ? repo.substring(0, repo.indexOf("://")) : "";
    if (OTHER_TRANSPORTS.contains(scheme.toLowerCase(Locale.ROOT))
        || scheme.isEmpty() && SCP_LIKE.matcher(repo).matches() && !repo.contains("::")) {
      throw new GitException(
          NotSupported, "spec.repo: only http:// and https:// addresses are served yet");
    }
    if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
      throw new GitException(Invalid, "spec.repo must be an http:// or https:// address");
    }
    try {
      var url = new URI(repo);
      if (url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null) {
        throw new GitException(
            Invalid, "spec.repo must be a plain address with a host, without ? and #");
      }
      return url;
    } catch (URISyntaxException e) {
      // Not the exception's message: it repeats the address, with the password in it.
      throw new GitException(
          Invalid, "spec.repo is no valid address: " + e.getReason() + " at " + e.getIndex());
    }
  }

  private static String ref(String field, String prefix, String name) {
    if (!Repository.isValidRefName(prefix + name)) {
      throw new GitException(Invalid, "spec." + field + " is no name that Git can have");
    }
    return prefix + name;
  }
}
