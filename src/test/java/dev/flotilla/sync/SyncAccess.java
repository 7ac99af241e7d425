package dev.flotilla.sync;

import dev.flotilla.testing.AccountRights;
import dev.flotilla.testing.LocalCluster;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.util.UUID;

/** A namespace of a test's own, and the rights that the pod of a sync Job has in it. */
record SyncAccess(String namespace, KubernetesClient client) implements AutoCloseable {

  private static final String ACCOUNT = "git-demo";
  private static final String ROLE = "flotilla-sync";

  /** Gives an account what the manifests give those of sync pods. */
  static SyncAccess create(KubernetesClient admin) {
    LocalCluster.kubectl(
        "apply",
        "--server-side",
        "--filename",
        Path.of("kubernetes/sync-cluster-role.yaml").toString());
    var name = "sync-" + UUID.randomUUID().toString().substring(0, 8);
    admin
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
    admin
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName(ACCOUNT)
                .withNamespace(name)
                .endMetadata()
                .build())
        .create();
    admin
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName(ACCOUNT)
                .withNamespace(name)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", ROLE)
                .addNewSubject("", "ServiceAccount", ACCOUNT, name)
                .build())
        .create();
    new AccountRights(admin, name, ACCOUNT)
        .await(true, "create", "fleet.cattle.io", "bundles", name, "");
    var request =
        admin
            .serviceAccounts()
            .inNamespace(name)
            .withName(ACCOUNT)
            .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build());
    var config = as(admin.getConfiguration(), request.getStatus().getToken());
    return new SyncAccess(name, new KubernetesClientBuilder().withConfig(config).build());
  }

  private static Config as(Config admin, String token) {
    return new ConfigBuilder(Config.empty())
        .withMasterUrl(admin.getMasterUrl())
        .withCaCertData(admin.getCaCertData())
        .withCaCertFile(admin.getCaCertFile())
        .withOauthToken(token)
        .build();
  }

  @Override
  public void close() {
    client.close();
  }
}
