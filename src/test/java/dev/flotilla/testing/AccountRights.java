package dev.flotilla.testing;

import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * What a service account may do at this moment. The API server follows roles and bindings by a
 * watch: it may decide by the old ones for a moment after they were written.
 *
 * @param namespace the account's
 * @param account its name
 */
public record AccountRights(KubernetesClient admin, String namespace, String account) {

  /** Those of the operator. */
  public static AccountRights ofOperator(KubernetesClient admin) {
    return new AccountRights(admin, "flotilla-system", "flotilla");
  }

  /**
   * Waits until a right is there, or is not there any more.
   *
   * @param verb for example {@code list}
   * @param group the kind's group; empty for the core's
   * @param resource the kind's name in URLs
   * @param where a namespace; empty for all namespaces, or a kind that has none
   * @param name of what object; empty for any
   */
  public void await(
      boolean allowed, String verb, String group, String resource, String where, String name) {
    Awaitility.await("%s may %s %s: %s".formatted(account, verb, resource, allowed))
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> has(verb, group, resource, where, name) == allowed);
  }

  /** Whether a right is there; the parameters are those of {@link #await}. */
  public boolean has(String verb, String group, String resource, String where, String name) {
    var review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser("system:serviceaccount:" + namespace + ":" + account)
            .withGroups(
                "system:serviceaccounts",
                "system:serviceaccounts:" + namespace,
                "system:authenticated")
            .withNewResourceAttributes()
            .withVerb(verb)
            .withGroup(group)
            .withResource(resource)
            .withNamespace(where)
            .withName(name)
            .endResourceAttributes()
            .endSpec()
            .build();
    return admin.authorization().v1().subjectAccessReview().create(review).getStatus().getAllowed();
  }
}
