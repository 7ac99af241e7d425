package dev.flotilla.gitrepo;

import dev.flotilla.api.fleet.GitRepoPolicy;
import dev.flotilla.api.fleet.GitRepoRestriction;
import dev.flotilla.api.fleet.GitRepoSpec;
import dev.flotilla.api.fleet.Policy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the GitRepos of one namespace may ask for: all its GitRepoRestrictions and Policies taken
 * together, as Fleet does. Lists are joined, and one that is empty allows everything; of defaults
 * the first counts, in the order of the objects' names, restrictions before policies.
 *
 * @param restrictions in the order of their names
 * @param policies in the order of their names
 */
record Restrictions(List<GitRepoRestriction> restrictions, List<Policy> policies) {

  static Restrictions of(Stream<GitRepoRestriction> restrictions, Stream<Policy> policies) {
    return new Restrictions(sorted(restrictions), sorted(policies));
  }

  /**
   * What a GitRepo gets where it asks for nothing.
   *
   * @param serviceAccount the deploying account; empty = none is given
   * @param clientSecretName the Secret with credentials for Git; empty = none is given
   */
  record Defaults(Optional<String> serviceAccount, Optional<String> clientSecretName) {

    boolean isEmpty() {
      return serviceAccount.isEmpty() && clientSecretName.isEmpty();
    }
  }

  /**
   * Checks a GitRepo.
   *
   * @return the defaults that are to be filled in
   * @throws RestrictedException when it asks for something that is not allowed
   */
  Defaults check(GitRepoSpec spec) {
    requireTargetNamespace(orEmpty(spec.targetNamespace));
    var account = orEmpty(spec.serviceAccount);
    var secret = orEmpty(spec.clientSecretName);
    require("serviceAccount", account, accounts(), defaultAccount());
    new AllowedRepos(
            joined(restrictions, each -> each.allowedRepoPatterns),
            joined(gitRepos(), each -> each.allowedRepoPatterns))
        .require(spec.repo);
    require("clientSecretName", secret, secrets(), defaultSecret());
    var defaults =
        new Defaults(
            account.isEmpty() ? defaultAccount() : Optional.empty(),
            secret.isEmpty() ? defaultSecret() : Optional.empty());
    if (account.isEmpty() && defaults.serviceAccount().isEmpty() && accountIsRequired()) {
      throw new RestrictedException("serviceAccount must be given: a Policy requires it");
    }
    return defaults;
  }

  private void requireTargetNamespace(String namespace) {
    var allowed = joined(restrictions, each -> each.allowedTargetNamespaces);
    if (!allowed.isEmpty() && namespace.isEmpty()) {
      throw new RestrictedException(
          "targetNamespace must be given: a GitRepoRestriction has allowedTargetNamespaces %s"
              .formatted(allowed));
    }
    require("targetNamespace", namespace, allowed, Optional.empty());
    // Nobody could keep to it: the labels are those of a namespace on the target cluster.
    restrictions.stream()
        .filter(each -> each.allowedTargetNamespaceSelector != null)
        .findFirst()
        .ifPresent(
            each -> {
              throw new RestrictedException(
                  "GitRepoRestriction %s has an allowedTargetNamespaceSelector, which is not served yet; use allowedTargetNamespaces"
                      .formatted(each.getMetadata().getName()));
            });
  }

  /** A default is allowed too: it is in the specification once it has been filled in. */
  private static void require(
      String field, String value, List<String> allowed, Optional<String> byDefault) {
    var isAllowed =
        allowed.isEmpty() || allowed.contains(value) || byDefault.equals(Optional.of(value));
    if (!value.isEmpty() && !isAllowed) {
      throw new RestrictedException(
          "%s %s is not among those that are allowed: %s".formatted(field, value, allowed));
    }
  }

  private List<String> accounts() {
    return Stream.concat(
            joined(restrictions, each -> each.allowedServiceAccounts).stream(),
            joined(policies, each -> each.allowedServiceAccounts).stream())
        .toList();
  }

  private List<String> secrets() {
    return Stream.concat(
            joined(restrictions, each -> each.allowedClientSecretNames).stream(),
            joined(gitRepos(), each -> each.allowedClientSecretNames).stream())
        .toList();
  }

  private Optional<String> defaultAccount() {
    return first(restrictions, each -> each.defaultServiceAccount)
        .or(() -> first(gitRepos(), each -> each.defaultServiceAccount));
  }

  private Optional<String> defaultSecret() {
    return first(restrictions, each -> each.defaultClientSecretName)
        .or(() -> first(gitRepos(), each -> each.defaultClientSecretName));
  }

  private boolean accountIsRequired() {
    return policies.stream().anyMatch(each -> Boolean.TRUE.equals(each.requireServiceAccount));
  }

  private List<GitRepoPolicy> gitRepos() {
    return policies.stream().map(each -> each.gitRepo).filter(Objects::nonNull).toList();
  }

  private static <T> List<String> joined(
      Collection<T> from, Function<T, ? extends List<String>> list) {
    return from.stream().map(list).filter(Objects::nonNull).flatMap(List::stream).toList();
  }

  private static <T> Optional<String> first(Collection<T> from, Function<T, String> text) {
    return from.stream().map(text).map(Restrictions::orEmpty).filter(t -> !t.isEmpty()).findFirst();
  }

  private static <T extends HasMetadata> List<T> sorted(Stream<T> objects) {
    return objects.sorted(Comparator.comparing(object -> object.getMetadata().getName())).toList();
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
