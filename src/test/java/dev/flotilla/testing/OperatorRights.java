package dev.flotilla.testing;

import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * What the operator's account may do at this moment. The API server follows the roles by a watch:
 * it may decide by the old ones for a moment after they were written.
 */
public record OperatorRights(KubernetesClient admin) {

  private static final String NAMESPACE = "flotilla-system";

  /**
   * Waits until a right is there, or is not there any more.
   *
   * @param verb for example {@code list}
   * @param group the kind's group; empty for the core's
   * @param resource the kind's name in URLs
   * @param namespace where; empty for all namespaces, or a kind that has none
   * @param name of what object; empty for any
   */
  public void await(
      boolean allowed, String verb, String group, String resource, String namespace, String name) {
    Awaitility.await("%s %s allowed: %s".formatted(verb, resource, allowed))
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> may(verb, group, resource, namespace, name) == allowed);
  }

  private boolean may(String verb, String group, String resource, String namespace, String name) {
    var review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser("system:serviceaccount:" + NAMESPACE + ":flotilla")
            .withGroups(
                "system:serviceaccounts",
                "system:serviceaccounts:" + NAMESPACE,
                "system:authenticated")
            .withNewResourceAttributes()
            .withVerb(verb)
            .withGroup(group)
            .withResource(resource)
            .withNamespace(namespace)
            .withName(name)
            .endResourceAttributes()
            .endSpec()
            .build();
    return admin.authorization().v1().subjectAccessReview().create(review).getStatus().getAllowed();
  }
}
