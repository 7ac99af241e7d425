package dev.flotilla.deploy;

import dev.flotilla.testing.AccountRights;
import dev.flotilla.testing.LocalCluster;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.util.UUID;

/** Namespaces and accounts of a test, under names that no other test uses. */
final class Tenants {

  static final String SYSTEM = "flotilla-system";

  private Tenants() {}

  static String newNamespace() {
    var name = "test-" + UUID.randomUUID().toString().substring(0, 8);
    namespace(name);
    return name;
  }

  static void namespace(String name) {
    var namespace = new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build();
    LocalCluster.client().resource(namespace).serverSideApply();
  }

  static void account(String name) {
    namespace(SYSTEM);
    var account =
        new ServiceAccountBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace(SYSTEM)
            .endMetadata()
            .build();
    LocalCluster.client().resource(account).serverSideApply();
  }

  /** The account may do everything. */
  static Tenant admin() {
    account("admin");
    var binding =
        new ClusterRoleBindingBuilder()
            .withNewMetadata()
            .withName("test-admin")
            .endMetadata()
            .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "cluster-admin")
            .addNewSubject("", "ServiceAccount", "admin", SYSTEM)
            .build();
    LocalCluster.client().resource(binding).serverSideApply();
    awaitRight("admin", "*", "*", "");
    return new Accounts(LocalCluster.client(), SYSTEM, "").choose("admin");
  }

  /** The account may do what the rules say in one namespace, and nothing else. */
  static Tenant restricted(String name, String namespace, PolicyRule... rules) {
    account(name);
    var client = LocalCluster.client();
    client
        .resource(
            new RoleBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withRules(rules)
                .build())
        .serverSideApply();
    client
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", name)
                .addNewSubject("", "ServiceAccount", name, SYSTEM)
                .build())
        .serverSideApply();
    awaitRight(
        name, rules[0].getApiGroups().getFirst(), rules[0].getResources().getFirst(), namespace);
    return new Accounts(client, SYSTEM, "").choose(name);
  }

  private static void awaitRight(String account, String group, String resource, String where) {
    new AccountRights(LocalCluster.client(), SYSTEM, account)
        .await(true, "get", group, resource, where, "");
  }
}
