package dev.flotilla.sync;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.bundle.BundleValues;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;
import java.util.Base64;
import java.util.TreeMap;

/**
 * The Secret with a Bundle's Helm values, as Fleet makes it: of the Bundle's name, with its labels,
 * owned by it.
 *
 * <p>The rights to create and to update suffice for it. Sync pods have no more, since no right can
 * be limited to Secrets of one type: with the right to get, patch or delete them, a pod that was
 * taken over could read every Secret of the namespace, for a patch answers with what there is.
 */
record ValuesSecret(KubernetesClient client) {

  private static final int UNPROCESSABLE = 422;

  /** Stands for whatever version there is: the API server then asks for no other one. */
  private static final String ANY_VERSION = "0";

  /**
   * Makes it hold these values. The API server writes nothing when it does already.
   *
   * @param bundle one that the cluster has, with its uid
   * @throws ForeignBundleException when there is one of another type
   */
  void write(Bundle bundle, BundleValues values) {
    try {
      var secret = of(bundle, values);
      secret.getMetadata().setResourceVersion(ANY_VERSION);
      resource(secret).update();
    } catch (KubernetesClientException e) {
      switch (e.getCode()) {
        case HttpURLConnection.HTTP_NOT_FOUND -> resource(of(bundle, values)).create();
        // The type cannot be changed, and nothing else of it can be wrong.
        case UNPROCESSABLE -> throw ForeignBundleException.secret(bundle.getMetadata().getName());
        default -> throw e;
      }
    }
  }

  private Resource<Secret> resource(Secret secret) {
    return client.secrets().inNamespace(secret.getMetadata().getNamespace()).resource(secret);
  }

  static Secret of(Bundle bundle, BundleValues values) {
    var data = new TreeMap<String, String>();
    values.data().forEach((key, value) -> data.put(key, Base64.getEncoder().encodeToString(value)));
    return new SecretBuilder()
        .withNewMetadata()
        .withName(bundle.getMetadata().getName())
        .withNamespace(bundle.getMetadata().getNamespace())
        .withLabels(bundle.getMetadata().getLabels())
        .withOwnerReferences(owner(bundle))
        .endMetadata()
        .withType(BundleValues.SECRET_TYPE)
        .withData(data)
        .build();
  }

  private static OwnerReference owner(Bundle bundle) {
    return new OwnerReferenceBuilder()
        .withApiVersion(bundle.getApiVersion())
        .withKind(bundle.getKind())
        .withName(bundle.getMetadata().getName())
        .withUid(bundle.getMetadata().getUid())
        .withBlockOwnerDeletion(true)
        .withController(true)
        .build();
  }
}
