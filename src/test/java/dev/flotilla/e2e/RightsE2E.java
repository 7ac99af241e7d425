package dev.flotilla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.testing.NodeTest;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the installed operator may do, and by whose rights it deploys. */
@Order(5)
class RightsE2E extends NodeTest {

  private static final String DEPLOYER = "flotilla-deployer";

  /** Verbs that lend the rights of others, and so are granted for names only. */
  private static final List<String> NAMED_ONLY = List.of("impersonate", "bind");

  @Test
  void noRoleHasAWildcardOrEscalates() {
    assertThat(rules())
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.getApiGroups()).doesNotContain("*");
              assertThat(rule.getResources()).doesNotContain("*");
              assertThat(rule.getVerbs()).isNotEmpty().doesNotContain("*", "escalate");
              assertThat(rule.getNonResourceURLs()).isEmpty();
            });
    assertThat(rules())
        .filteredOn(rule -> !Collections.disjoint(rule.getVerbs(), NAMED_ONLY))
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.getResourceNames()).isNotEmpty());
  }

  @Test
  void theOperatorIsBoundToItsOwnRolesOnly() {
    assertThat(admin.rbac().clusterRoleBindings().list().getItems())
        .filteredOn(binding -> binding.getSubjects() != null)
        .filteredOn(
            binding ->
                binding.getSubjects().stream()
                    .anyMatch(subject -> subject.getName().equals("flotilla")))
        .extracting(binding -> binding.getRoleRef().getName())
        .containsExactlyInAnyOrder("flotilla", "flotilla-leftovers");
  }

  @Test
  void aTenantMayNotNameTheOperatorsAccount() throws Exception {
    git.repository("borrowed")
        .commit("main", Map.of("app/config.yaml", configMapYaml("greeting", "hello")));
    follow(
        LOCAL,
        "borrowed",
        git.url("borrowed"),
        "rights-borrowed",
        spec -> spec.serviceAccount = DEPLOYER);

    awaitMessage("borrowed", "serviceAccount flotilla-deployer is refused");
    assertThat(configMap("rights-borrowed", "greeting")).isNull();
  }

  @Test
  void withoutTheDeployersBindingNothingIsDeployedUntilItIsBack() throws Exception {
    var repository = git.repository("unbound");
    var first =
        repository.commit("main", Map.of("app/config.yaml", configMapYaml("greeting", "one")));
    follow("unbound", git.url("unbound"), "rights-unbound");
    awaitReady("unbound", first);

    var bindings = admin.rbac().clusterRoleBindings();
    var binding = bindings.withName(DEPLOYER).get();
    bindings.withName(DEPLOYER).delete();
    String second;
    try {
      second =
          repository.commit("main", Map.of("app/config.yaml", configMapYaml("greeting", "two")));
      awaitMessage("unbound", "service account flotilla-deployer lacks a right", "configmaps");
      assertThat(configMap("rights-unbound", "greeting").getData()).containsEntry("text", "one");
    } finally {
      admin.resource(anew(binding)).create();
    }

    awaitReady("unbound", second);
    assertThat(configMap("rights-unbound", "greeting").getData()).containsEntry("text", "two");
  }

  private List<PolicyRule> rules() {
    var clusterRoles = admin.rbac().clusterRoles();
    return Stream.of(
            clusterRoles.withName("flotilla").get().getRules(),
            clusterRoles.withName("flotilla-sync").get().getRules(),
            clusterRoles.withName("flotilla-cleanup").get().getRules(),
            admin.rbac().roles().inNamespace(SYSTEM).withName("flotilla").get().getRules())
        .flatMap(List::stream)
        .toList();
  }

  private static ClusterRoleBinding anew(ClusterRoleBinding binding) {
    binding.getMetadata().setResourceVersion(null);
    binding.getMetadata().setUid(null);
    return binding;
  }
}
