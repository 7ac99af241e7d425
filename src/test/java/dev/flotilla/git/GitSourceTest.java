package dev.flotilla.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitSourceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh://git@example.com/x.git",
        "git@example.com:group/x.git",
        "example.com:x.git",
        "git://example.com/x.git",
        "SSH://example.com/x"
      })
  void otherTransportsAreNotServedYet(String repo) {
    assertThat(refused(repo, null, null).problem()).isEqualTo(GitProblem.NotSupported);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "file:///etc",
        "/srv/x.git",
        "ext::sh -c touch% /tmp/x",
        "--upload-pack=x",
        "http:///x",
        "https://example.com/x?a=b",
        "https://example.com/x y",
        "https://user:s3cret@exa mple.com/x",
        "ftp://example.com/x",
        "http::file:///x"
      })
  void otherAddressesAreInvalid(String repo) {
    var refused = refused(repo, null, null);
    assertThat(refused.problem()).isEqualTo(GitProblem.Invalid);
    assertThat(refused).hasMessageStartingWith("spec.repo").hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @CsvSource({"a..b,", "-,", "'a b',", "a~1,", "'a\nb',", "main.lock,", ",v^{}", ",'../x'", ",a:b"})
  void namesThatGitCannotHaveAreInvalid(String branch, String revision) {
    if ("-".equals(branch)) {
      assertThat(GitSource.of("https://example.com/x", "-", null).ref()).contains("refs/heads/-");
      return;
    }
    assertThat(refused("https://example.com/x", branch, revision).problem())
        .isEqualTo(GitProblem.Invalid);
  }

  @Test
  void aRevisionWinsOverABranch() {
    var source = GitSource.of("https://example.com/x", "main", "v1");

    assertThat(source.ref()).contains("refs/tags/v1");
    assertThat(source.displayRevision()).isEqualTo("tag \"v1\"");
    assertThat(GitSource.of(" https://example.com/x ", "main", null).displayRevision())
        .isEqualTo("branch \"main\"");
  }

  private static GitException refused(String repo, String branch, String revision) {
    var refused =
        catchThrowableOfType(GitException.class, () -> GitSource.of(repo, branch, revision));
    assertThat(refused).isNotNull();
    return refused;
  }
}
