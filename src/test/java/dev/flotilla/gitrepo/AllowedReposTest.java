package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses the patterns of a namespace allow. */
class AllowedReposTest {

  private static final String REPO = "https://git.example.org/team/app.git";

  @ParameterizedTest
  @CsvSource({
    "https://git.example.org/team/.*, true, true",
    "git.example.org, true, false",
    "^https://git, true, false",
    "https://git.example.org/other/.*, false, false",
    "(?P<host>https://git.example.org)/.*, true, true",
    "https://git.example.org/team/app.git, true, true",
  })
  void aPartSufficesForARestrictionAndNotForAPolicy(
      String pattern, boolean somewhere, boolean whole) {
    assertThat(allows(new AllowedRepos(List.of(pattern), List.of()), REPO)).isEqualTo(somewhere);
    assertThat(allows(new AllowedRepos(List.of(), List.of(pattern)), REPO)).isEqualTo(whole);
    assertThat(allows(new AllowedRepos(List.of("nothing"), List.of(pattern)), REPO))
        .isEqualTo(whole);
  }

  @Test
  void withoutPatternsEveryAddressIsAllowed() {
    assertThat(allows(new AllowedRepos(List.of(), List.of()), REPO)).isTrue();
  }

  @Test
  void aPatternIsTakenWordForWordToo() {
    var odd = "https://git.example.org/c++.git";

    assertThat(allows(new AllowedRepos(List.of(), List.of(odd)), odd)).isTrue();
  }

  @Test
  void aPatternThatIsNoneIsNamed() {
    assertThatThrownBy(() -> new AllowedRepos(List.of("git("), List.of()).require(REPO))
        .hasMessageStartingWith(
            "allowedRepoPatterns has \"git(\", which is no regular expression: ");
  }

  @Test
  void aComparisonThatWouldTakeForEverIsEnded() {
    var hostile = "a".repeat(60) + "!";

    assertThatThrownBy(() -> new AllowedRepos(List.of(), List.of("(a+)+b")).require(hostile))
        .isInstanceOf(RestrictedException.class);
    assertThatThrownBy(
            () -> new AllowedRepos(List.of("(a|b)*c"), List.of()).require("a".repeat(100_000)))
        .hasMessage("repo has more than 2000 characters");
  }

  private static boolean allows(AllowedRepos allowed, String repo) {
    try {
      allowed.require(repo);
      return true;
    } catch (RestrictedException e) {
      assertThat(e).hasMessageStartingWith("repo is not among those that are allowed: [");
      return false;
    }
  }
}
