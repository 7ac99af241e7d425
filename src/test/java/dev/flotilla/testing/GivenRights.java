package dev.flotilla.testing;

import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributes;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Rights that were just given: the API server learns of bindings a moment after they are there. */
public final class GivenRights {

  private GivenRights() {}

  /** Waits until a service account has a right. */
  public static void await(
      KubernetesClient admin, String namespace, String account, ResourceAttributes right) {
    var review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser("system:serviceaccount:" + namespace + ":" + account)
            .withResourceAttributes(right)
            .endSpec()
            .build();
    Awaitility.await("right of " + account)
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                admin
                    .authorization()
                    .v1()
                    .subjectAccessReview()
                    .create(review)
                    .getStatus()
                    .getAllowed());
  }
}
