package dev.flotilla.target;

import static dev.flotilla.target.Yaml.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepoRestriction;
import dev.flotilla.api.fleet.Policy;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A restriction, a policy, the account of a Bundle, and whether it is a GitRepo's. */
class AllowedAccountsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                 | {}                                   | root | true",
        "{}                                 | {}                                   | ''   | true",
        "{allowedServiceAccounts: [a, b]}   | {}                                   | b    | true",
        "{allowedServiceAccounts: [a]}      | {allowedServiceAccounts: [b]}        | b    | false",
        "{allowedServiceAccounts: [a]}      | {}                                   | ''   | true",
        "{allowedServiceAccounts: [a], defaultServiceAccount: d} | {}              | d    | true",
        "{allowedServiceAccounts: [a]}      | {gitRepo: {defaultServiceAccount: d}} | d   | true",
        "{defaultServiceAccount: d}         | {}                                   | ''   | false",
        "{}                                 | {requireServiceAccount: true}        | x    | false",
      })
  void allows(String restriction, String policy, String account, boolean isOfGitRepo) {
    assertThat(accounts(restriction, policy).problem(account, isOfGitRepo)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{allowedServiceAccounts: [a]}      | {}                            | root | true  | root is not among",
        "{allowedServiceAccounts: [a]}      | {}                            | root | false | root is not among",
        "{}                                 | {allowedServiceAccounts: [a]} | A    | true  | A is not among",
        "{defaultServiceAccount: d}         | {}                            | ''   | true  | must be given",
        "{}                                 | {requireServiceAccount: true} | ''   | false | must be given",
      })
  void refuses(
      String restriction, String policy, String account, boolean isOfGitRepo, String problem) {
    assertThat(accounts(restriction, policy).problem(account, isOfGitRepo).orElse(""))
        .startsWith("serviceAccount " + problem);
  }

  private static AllowedAccounts accounts(String restriction, String policy) {
    return AllowedAccounts.of(
        List.of(read(restriction, GitRepoRestriction.class)), List.of(read(policy, Policy.class)));
  }
}
