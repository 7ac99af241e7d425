package dev.flotilla.target;

import static dev.flotilla.target.Yaml.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleDeploymentOptions;
import dev.flotilla.api.fleet.BundleDeploymentStatus;
import dev.flotilla.bundle.BundleValues;
import dev.flotilla.bundle.DeploymentId;
import dev.flotilla.bundle.Manifest;
import dev.flotilla.testing.Edits;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bundles whose Helm values are kept in a Secret. */
class BundleValuesIT extends BundlesTest {

  private static final String OWN = "values.yaml";

  @Override
  @AfterEach
  void removeBundles() {
    super.removeBundles();
    // Here nobody collects garbage.
    client.secrets().inNamespace("fleet-local").withName("web").delete();
    kept().delete();
  }

  @Test
  void getTheVersionThatTheirValuesMakeAndKeepThemInASecretThatTheDeploymentOwns() {
    var data =
        Map.of(OWN, "{\"a\":{\"x\":1,\"y\":1}}", "here", "{\"a\":{\"y\":2},\"p\":\"hidden\"}");
    create("web", data);
    eventually(() -> assertThat(deployment("web").get()).isNotNull());

    var deployment = deployment("web").get();
    var options =
        read(
            "{namespace: shop, helm: {values: {a: {x: 1, y: 2}, p: hidden}}}",
            BundleDeploymentOptions.class);
    var id = DeploymentId.of(Manifest.of(bundle(Map.of()).getSpec().resources).id(), options);
    assertThat(deployment.getSpec().deploymentID).isEqualTo(id);
    assertThat(deployment.getSpec().options.helm.values).isNull();
    assertThat(deployment.getSpec().stagedOptions.helm.values).isNull();

    var values = "{\"a\":{\"x\":1,\"y\":2},\"p\":\"hidden\"}";
    eventually(() -> assertThat(kept().get()).isNotNull());
    assertThat(kept().get().getType()).isEqualTo("fleet.cattle.io/bundle-deployment/v1alpha1");
    assertThat(decoded(kept().get())).isEqualTo(Map.of("values", values, "stagedValues", values));
    var owner = kept().get().getMetadata().getOwnerReferences().getFirst();
    assertThat(owner.getKind()).isEqualTo("BundleDeployment");
    assertThat(owner.getUid()).isEqualTo(deployment.getMetadata().getUid());
    assertThat(owner.getController()).isTrue();
  }

  @Test
  void waitForTheirSecretAndSayWhichAndGoOnWhenItComes() {
    var bundle = bundle(Map.of(OWN, "{\"a\":\"hidden\"}"));
    client.resource(bundle).create();
    eventually(
        () ->
            assertThat(ready("web").message)
                .startsWith("spec.valuesHash: the Secret fleet-local/web with the Helm values is"));
    assertThat(ready("web").reason).isEqualTo("Pending");
    assertThat(deployment("web").get()).isNull();

    client.resource(secret(Map.of(OWN, "{\"a\":\"other\"}"))).create();
    eventually(
        () -> assertThat(ready("web").message).endsWith("holds others than those of this hash"));
    client.resource(secret(Map.of(OWN, "{\"a\":\"hidden\"}"))).update();
    eventually(() -> assertThat(deployment("web").get()).isNotNull());
  }

  @Test
  void loseNothingWhenTheirSecretGoesAndOthersGoOn() {
    create("web", Map.of(OWN, "{\"a\":1}"));
    eventually(() -> assertThat(kept().get()).isNotNull());
    client.secrets().inNamespace("fleet-local").withName("web").delete();
    Edits.change(
        theBundle("web"),
        bundle -> {
          bundle.getSpec().resources.getFirst().content = "kind: Other";
          return bundle;
        });
    eventually(() -> assertThat(ready("web").reason).isEqualTo("Pending"));
    assertThat(deployment("web").get()).isNotNull();
    assertThat(kept().get()).isNotNull();

    var other = bundle(Map.of());
    other.getMetadata().setName("other");
    client.resource(other).create();
    eventually(
        () ->
            assertThat(
                    client
                        .resources(BundleDeployment.class)
                        .inNamespace(NAMESPACE)
                        .withName("other")
                        .get())
                .isNotNull());
  }

  @Test
  void makeTheSecretAgainAndEmptyItWhenThereAreNoValuesAnyMore() {
    create("web", Map.of(OWN, "{\"a\":1}"));
    eventually(() -> assertThat(kept().get()).isNotNull());
    kept().delete();
    Edits.changeStatus(
        client,
        deployment("web"),
        deployment -> {
          deployment.setStatus(new BundleDeploymentStatus());
          deployment.getStatus().ready = true;
          return deployment;
        });
    eventually(() -> assertThat(kept().get()).isNotNull());

    Edits.change(
        theBundle("web"),
        bundle -> {
          bundle.getSpec().valuesHash = null;
          return bundle;
        });
    eventually(() -> assertThat(deployment("web").get().getSpec().valuesHash).isNull());
    assertThat(decoded(kept().get())).isEqualTo(Map.of("values", "", "stagedValues", ""));
  }

  @Test
  void leaveASecretOfSomebodyElseAlone() {
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("web")
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withType("Opaque")
                .addToStringData("mine", "kept")
                .build())
        .create();
    create("web", Map.of(OWN, "{\"a\":1}"));
    eventually(
        () ->
            assertThat(ready("web").message)
                .contains("not in the Secrets of their names")
                .contains("web"));
    assertThat(decoded(kept().get())).isEqualTo(Map.of("mine", "kept"));
  }

  private static void create(String name, Map<String, String> values) {
    client.resource(secret(values)).create();
    client.resource(bundle(values)).create();
  }

  private static Bundle bundle(Map<String, String> values) {
    var bundle =
        read(
            """
            metadata: {name: web, namespace: fleet-local}
            spec:
              namespace: shop
              resources: [{name: a.yaml, content: 'kind: A'}]
              targets: [{name: here, clusterGroup: default}]
            """,
            Bundle.class);
    var hash = new BundleValues(bytes(values)).hash();
    bundle.getSpec().valuesHash = hash.isEmpty() ? null : hash;
    return bundle;
  }

  private static Secret secret(Map<String, String> values) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName("web")
        .withNamespace("fleet-local")
        .endMetadata()
        .withType(BundleValues.SECRET_TYPE)
        .withStringData(values)
        .build();
  }

  private static TreeMap<String, byte[]> bytes(Map<String, String> values) {
    var bytes = new TreeMap<String, byte[]>();
    values.forEach((key, value) -> bytes.put(key, value.getBytes(StandardCharsets.UTF_8)));
    return bytes;
  }

  private static Map<String, String> decoded(Secret secret) {
    return secret.getData().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> new String(Base64.getDecoder().decode(entry.getValue()))));
  }

  private static Resource<Secret> kept() {
    return client.secrets().inNamespace(NAMESPACE).withName("web");
  }
}
