package dev.flotilla.testing;

import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The rights of the installed operator, taken from the manifests, for one that runs outside. */
final class OperatorAccount {

  private static final String NAMESPACE = "flotilla-system";

  /** How long the token is good for. */
  private static final Duration LONGEST_TEST = Duration.ofHours(12);

  private OperatorAccount() {}

  /**
   * Applies what {@code kubernetes/} installs except the operator itself; returns when the rights
   * hold.
   *
   * @return a kubeconfig of the operator's service account
   */
  static Path install(KubernetesClient admin) {
    var manifests = LocalCluster.kubectl("kustomize", "kubernetes");
    for (var item :
        admin.load(new ByteArrayInputStream(manifests.getBytes(StandardCharsets.UTF_8))).items()) {
      if (!List.of("Deployment", "Service").contains(item.getKind())) {
        admin.resource(item).forceConflicts().serverSideApply();
      }
    }
    // One of its ClusterRole and one of its Role.
    var rights = AccountRights.ofOperator(admin);
    rights.await(true, "list", "flotilla.dev", "flotillas", "", "");
    rights.await(true, "update", "coordination.k8s.io", "leases", NAMESPACE, "flotilla");
    var token =
        admin
            .serviceAccounts()
            .inNamespace(NAMESPACE)
            .withName("flotilla")
            .tokenRequest(
                new TokenRequestBuilder()
                    .withNewSpec()
                    .withExpirationSeconds(LONGEST_TEST.toSeconds())
                    .endSpec()
                    .build());
    return write(admin.getConfiguration(), token.getStatus().getToken());
  }

  private static Path write(Config admin, String token) {
    var cluster =
        Map.of(
            "server", admin.getMasterUrl(),
            "certificate-authority-data", authority(admin));
    var config =
        Map.of(
            "apiVersion",
            "v1",
            "kind",
            "Config",
            "clusters",
            List.of(Map.of("name", "it", "cluster", cluster)),
            "users",
            List.of(Map.of("name", "flotilla", "user", Map.of("token", token))),
            "contexts",
            List.of(Map.of("name", "it", "context", Map.of("cluster", "it", "user", "flotilla"))),
            "current-context",
            "it");
    try {
      var file = Files.createTempFile("flotilla-operator", ".kubeconfig");
      file.toFile().deleteOnExit();
      return Files.writeString(file, Serialization.asYaml(config));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String authority(Config admin) {
    if (admin.getCaCertData() != null) {
      return admin.getCaCertData();
    }
    try {
      return Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of(admin.getCaCertFile())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
