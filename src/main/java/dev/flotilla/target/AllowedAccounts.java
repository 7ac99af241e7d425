package dev.flotilla.target;

import dev.flotilla.api.fleet.GitRepoRestriction;
import dev.flotilla.api.fleet.Policy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The service accounts that the Bundles of one namespace may be deployed as, by all its
 * GitRepoRestrictions and Policies together. A fleet.yaml may name accounts, for single clusters
 * too, so that it does not suffice to look at GitRepos.
 *
 * @param allowed their names; empty = any
 * @param byDefault what GitRepos get that name none, which is allowed too
 * @param isRequired whether there must be one, and not only where there is a default
 */
record AllowedAccounts(List<String> allowed, Optional<String> byDefault, boolean isRequired) {

  static final AllowedAccounts ANY = new AllowedAccounts(List.of(), Optional.empty(), false);

  static AllowedAccounts of(List<GitRepoRestriction> restrictions, List<Policy> policies) {
    var allowed =
        Stream.concat(
            restrictions.stream().map(each -> each.allowedServiceAccounts),
            policies.stream().map(each -> each.allowedServiceAccounts));
    var defaults =
        Stream.concat(
            sorted(restrictions).map(each -> each.defaultServiceAccount),
            sorted(policies)
                .map(each -> each.gitRepo)
                .filter(Objects::nonNull)
                .map(each -> each.defaultServiceAccount));
    return new AllowedAccounts(
        List.copyOf(new TreeSet<>(allowed.filter(Objects::nonNull).flatMap(List::stream).toList())),
        defaults.filter(AllowedAccounts::given).findFirst(),
        policies.stream().anyMatch(each -> Boolean.TRUE.equals(each.requireServiceAccount)));
  }

  /**
   * What is wrong with an account; empty = it may be used.
   *
   * @param account null or empty = none is named
   * @param isOfGitRepo whether a GitRepo made the Bundle, which then has the default
   */
  Optional<String> problem(String account, boolean isOfGitRepo) {
    if (!given(account)) {
      return isRequired || isOfGitRepo && byDefault.isPresent()
          ? Optional.of("serviceAccount must be given: the namespace requires one")
          : Optional.empty();
    }
    return allowed.isEmpty() || allowed.contains(account) || byDefault.equals(Optional.of(account))
        ? Optional.empty()
        : Optional.of(
            "serviceAccount %s is not among those that are allowed: %s"
                .formatted(account, allowed));
  }

  private static <T extends HasMetadata> Stream<T> sorted(List<T> objects) {
    return objects.stream().sorted(Comparator.comparing(each -> each.getMetadata().getName()));
  }

  private static boolean given(String text) {
    return text != null && !text.isEmpty();
  }
}
