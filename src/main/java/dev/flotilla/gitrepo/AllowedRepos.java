package dev.flotilla.gitrepo;

import dev.flotilla.api.BoundedText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * The repositories that may be followed, as regular expressions or word for word. Any, when there
 * is neither.
 *
 * @param somewhere those of GitRepoRestrictions: it suffices that they match a part, as in Fleet
 * @param whole those of Policies: they must match the whole address
 */
record AllowedRepos(List<String> somewhere, List<String> whole) {

  /** No address is longer; a match may take as much stack as the text is long. */
  private static final int LONGEST = 2_000;

  /**
   * @throws RestrictedException when the address is none of them, or when there is no telling
   */
  void require(String repo) {
    if (somewhere.isEmpty() && whole.isEmpty()) {
      return;
    }
    if (repo.length() > LONGEST) {
      throw new RestrictedException("repo has more than %d characters".formatted(LONGEST));
    }
    var isAllowed =
        somewhere.stream().anyMatch(pattern -> pattern.equals(repo) || found(pattern, repo))
            || whole.stream().anyMatch(pattern -> pattern.equals(repo) || matches(pattern, repo));
    if (!isAllowed) {
      var patterns = Stream.concat(somewhere.stream(), whole.stream()).toList();
      throw new RestrictedException(
          "repo is not among those that are allowed: %s".formatted(patterns));
    }
  }

  private static boolean found(String pattern, String repo) {
    return compile(pattern).matcher(bounded(repo)).find();
  }

  private static boolean matches(String pattern, String repo) {
    return compile(pattern).matcher(bounded(repo)).matches();
  }

  private static Pattern compile(String pattern) {
    try {
      // Go's way to name a group.
      return Pattern.compile(pattern.replace("(?P<", "(?<"));
    } catch (PatternSyntaxException e) {
      throw new RestrictedException(
          "allowedRepoPatterns has \"%s\", which is no regular expression: %s"
              .formatted(pattern, e.getDescription()));
    }
  }

  private static BoundedText bounded(String repo) {
    return new BoundedText(
        repo,
        () -> new RestrictedException("repo takes too long to compare with allowedRepoPatterns"));
  }
}
