package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.api.fleet.GitRepoPolicy;
import dev.flotilla.api.fleet.GitRepoRestriction;
import dev.flotilla.api.fleet.GitRepoSpec;
import dev.flotilla.api.fleet.Policy;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a namespace allows its GitRepos. */
class RestrictionsTest {

  private static final String REPO = "https://git.example.org/team/app.git";

  @Test
  void withoutRestrictionsEverythingIsAllowedAndNothingFilledIn() {
    var nothing = Restrictions.of(Stream.of(), Stream.of()).check(spec("any", "any", "any"));

    assertThat(nothing.isEmpty()).isTrue();
  }

  @Test
  void aListThatIsEmptyAllowsEverything() {
    assertThat(restricted(all -> {}).check(spec("any", "any", "any")).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "shop, git, web, ''",
    "other, git, web, 'serviceAccount other is not among those that are allowed: [shop]'",
    "shop, other, web, 'clientSecretName other is not among those that are allowed: [git]'",
    "shop, git, other, 'targetNamespace other is not among those that are allowed: [web]'",
  })
  void whatIsNamedMustBeAllowed(String account, String secret, String namespace, String message) {
    var restrictions =
        restricted(
            all -> {
              all.allowedServiceAccounts = List.of("shop");
              all.allowedClientSecretNames = List.of("git");
              all.allowedTargetNamespaces = List.of("web");
            });

    assertRefused(restrictions, spec(account, secret, namespace), message);
  }

  @Test
  void aTargetNamespaceMustBeGivenWhereSomeAreAllowed() {
    assertRefused(
        restricted(all -> all.allowedTargetNamespaces = List.of("web")),
        spec("", "", ""),
        "targetNamespace must be given: a GitRepoRestriction has allowedTargetNamespaces [web]");
  }

  @Test
  void aSelectorOfNamespacesIsNotServedAndSoNothingIsAllowed() {
    assertRefused(
        restricted(all -> all.allowedTargetNamespaceSelector = new LabelSelector()),
        spec("", "", "web"),
        "GitRepoRestriction r has an allowedTargetNamespaceSelector, which is not served yet; use"
            + " allowedTargetNamespaces");
  }

  @Test
  void defaultsAreFilledInWhereNothingIsGivenAndAreAllowedThen() {
    var restrictions =
        restricted(
            all -> {
              all.defaultServiceAccount = "base";
              all.allowedServiceAccounts = List.of("shop");
              all.defaultClientSecretName = "git";
            });

    var defaults = restrictions.check(spec("", "", ""));

    assertThat(defaults.serviceAccount()).contains("base");
    assertThat(defaults.clientSecretName()).contains("git");
    assertThat(restrictions.check(spec("base", "git", "")).isEmpty()).isTrue();
    assertThat(restrictions.check(spec("shop", "", "")).serviceAccount()).isEmpty();
  }

  @Test
  void severalRestrictionsAreJoinedAndTheFirstNameGivesTheDefault() {
    var late = restriction("b", all -> all.defaultServiceAccount = "late");
    var early =
        restriction(
            "a",
            all -> {
              all.defaultServiceAccount = "early";
              all.allowedServiceAccounts = List.of("one");
            });
    late.allowedServiceAccounts = List.of("two");
    var both = Restrictions.of(Stream.of(late, early), Stream.of());

    assertThat(both.check(spec("", "", "")).serviceAccount()).contains("early");
    assertThat(both.check(spec("one", "", "")).isEmpty()).isTrue();
    assertThat(both.check(spec("two", "", "")).isEmpty()).isTrue();
  }

  @Test
  void policiesAddToRestrictionsAndMayRequireAnAccount() {
    var policy = new Policy();
    policy.getMetadata().setName("p");
    policy.requireServiceAccount = true;
    policy.allowedServiceAccounts = List.of("shop");
    policy.gitRepo = new GitRepoPolicy();
    var policies = Restrictions.of(Stream.of(), Stream.of(policy));

    assertRefused(policies, spec("", "", ""), "serviceAccount must be given: a Policy requires it");
    assertRefused(
        policies,
        spec("other", "", ""),
        "serviceAccount other is not among those that are allowed: [shop]");
    assertThat(policies.check(spec("shop", "", "")).isEmpty()).isTrue();

    policy.gitRepo.defaultServiceAccount = "base";
    assertThat(policies.check(spec("", "", "")).serviceAccount()).contains("base");
    var before = restriction("r", all -> all.defaultServiceAccount = "first");
    assertThat(
            Restrictions.of(Stream.of(before), Stream.of(policy))
                .check(spec("", "", ""))
                .serviceAccount())
        .isEqualTo(Optional.of("first"));
  }

  private static void assertRefused(Restrictions restrictions, GitRepoSpec spec, String message) {
    if (message.isEmpty()) {
      assertThatCode(() -> restrictions.check(spec)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> restrictions.check(spec))
          .isInstanceOf(RestrictedException.class)
          .hasMessage(message);
    }
  }

  private static Restrictions restricted(Consumer<GitRepoRestriction> what) {
    return Restrictions.of(Stream.of(restriction("r", what)), Stream.of());
  }

  private static GitRepoRestriction restriction(String name, Consumer<GitRepoRestriction> what) {
    var restriction = new GitRepoRestriction();
    restriction.getMetadata().setName(name);
    what.accept(restriction);
    return restriction;
  }

  private static GitRepoSpec spec(String account, String secret, String namespace) {
    var spec = new GitRepoSpec();
    spec.repo = REPO;
    spec.serviceAccount = account;
    spec.clientSecretName = secret.isEmpty() ? null : secret;
    spec.targetNamespace = namespace;
    return spec;
  }
}
