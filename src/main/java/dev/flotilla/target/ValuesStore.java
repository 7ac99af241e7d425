package dev.flotilla.target;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.bundle.BundleValues;
import dev.flotilla.bundle.DeploymentValues;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The Secrets with Helm values, read and written one by one and by name: they are never listed or
 * watched, since no right can be limited to Secrets of one type.
 */
@ApplicationScoped
class ValuesStore {

  @Inject KubernetesClient client;

  /**
   * The Bundle with its Helm values in it; the Bundle itself where it keeps none elsewhere.
   *
   * @param bundle is not changed
   * @throws ValuesException when the Secret is not there or holds other values than those meant
   */
  Bundle fill(Bundle bundle) {
    var hash = Objects.requireNonNullElse(bundle.getSpec().valuesHash, "");
    if (hash.isEmpty()) {
      return bundle;
    }
    var secret = id(bundle);
    var values =
        new BundleValues(
            new TreeMap<>(
                find(bundle)
                    .filter(found -> BundleValues.SECRET_TYPE.equals(found.getType()))
                    .map(ValuesStore::data)
                    .orElseThrow(
                        () ->
                            new ValuesException(
                                secret,
                                "is not there, or is not of the type "
                                    + BundleValues.SECRET_TYPE))));
    if (!hash.equals(values.hash())) {
      throw new ValuesException(secret, "holds others than those of this hash");
    }
    try {
      return WholeBundle.of(bundle, values);
    } catch (IllegalArgumentException e) {
      throw new ValuesException(secret, "cannot be read: " + e.getMessage());
    }
  }

  /** What is kept for a BundleDeployment; empty when it is not what its hash speaks of. */
  Optional<DeploymentValues> of(BundleDeployment deployment) {
    return find(deployment)
        .filter(ValuesStore::isOfADeployment)
        .map(secret -> DeploymentValues.of(data(secret)))
        .filter(values -> Objects.equals(values.hash(), deployment.getSpec().valuesHash));
  }

  /**
   * Keeps values in a Secret that goes with the BundleDeployment. Nothing is written when it holds
   * them already.
   *
   * @param owner one that the cluster has, with its uid
   * @return whether it could be done; it cannot when there is a Secret of another type
   */
  boolean keep(BundleDeployment owner, DeploymentValues values) {
    var wanted = secret(owner, values);
    var there = find(owner);
    if (there.isEmpty()) {
      client.resource(wanted).create();
    } else if (!isOfADeployment(there.get())) {
      return false;
    } else if (!isSame(there.get(), wanted)) {
      wanted.getMetadata().setResourceVersion(there.get().getMetadata().getResourceVersion());
      client.resource(wanted).update();
    }
    return true;
  }

  /** The namespace and name of the Secret, for messages. */
  static String id(HasMetadata owner) {
    return owner.getMetadata().getNamespace() + "/" + owner.getMetadata().getName();
  }

  private Optional<Secret> find(HasMetadata owner) {
    var meta = owner.getMetadata();
    return Optional.ofNullable(
        client.secrets().inNamespace(meta.getNamespace()).withName(meta.getName()).get());
  }

  private static boolean isOfADeployment(Secret secret) {
    return DeploymentValues.SECRET_TYPE.equals(secret.getType());
  }

  private static boolean isSame(Secret there, Secret wanted) {
    return Objects.equals(there.getData(), wanted.getData())
        && there.getMetadata().getOwnerReferences().stream()
            .map(OwnerReference::getUid)
            .anyMatch(wanted.getMetadata().getOwnerReferences().getFirst().getUid()::equals);
  }

  private static Map<String, byte[]> data(Secret secret) {
    return Objects.requireNonNullElse(secret.getData(), Map.<String, String>of())
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> Base64.getDecoder().decode(entry.getValue())));
  }

  private static Secret secret(BundleDeployment owner, DeploymentValues values) {
    var data = new TreeMap<String, String>();
    values.data().forEach((key, value) -> data.put(key, Base64.getEncoder().encodeToString(value)));
    var reference =
        new OwnerReferenceBuilder()
            .withApiVersion(owner.getApiVersion())
            .withKind(owner.getKind())
            .withName(owner.getMetadata().getName())
            .withUid(owner.getMetadata().getUid())
            .withController(true)
            .build();
    return new SecretBuilder()
        .withNewMetadata()
        .withName(owner.getMetadata().getName())
        .withNamespace(owner.getMetadata().getNamespace())
        .withOwnerReferences(reference)
        .endMetadata()
        .withType(DeploymentValues.SECRET_TYPE)
        .withData(data)
        .build();
  }
}
