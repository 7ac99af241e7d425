package dev.flotilla.feature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/**
 * Tells whether an object is as desired by asking the API server what it would become: exact in the
 * face of defaults, canonical quantities ({@code 1000m} is stored as {@code 1}) and foreign fields,
 * and without a write.
 */
@ApplicationScoped
class DryRunMatcher {

  private static final List<String> BOOKKEEPING =
      List.of("managedFields", "resourceVersion", "generation");

  /**
   * What was found.
   *
   * @param actual the object as it is
   * @param differences the fields that applying what is desired would change, such as {@code
   *     spec.schedule}; none when the object is as desired
   */
  record Found<R>(R actual, List<String> differences) {}

  /**
   * Compares an object with what is desired.
   *
   * @param seen the object as the watch has shown it
   * @param desired the fields that are wanted
   */
  <R extends HasMetadata> Found<R> compare(R seen, R desired, Context<?> context) {
    var client = context.getClient();
    var applied =
        client
            .resource(desired)
            .dryRun()
            .fieldManager(context.getControllerConfiguration().fieldManager())
            .forceConflicts()
            .serverSideApply();
    var actual = isOfOneVersion(seen, applied) ? seen : latest(seen, client);
    var json = client.getKubernetesSerialization();
    return new Found<>(
        actual, FieldDifferences.between(content(json, actual), content(json, applied)));
  }

  /**
   * A dry run has the version of the object that it was tried on. When that is not the one that was
   * seen, the watch lags behind or has missed a change; and what was missed must not count as
   * desired because applying would undo it.
   */
  private static boolean isOfOneVersion(HasMetadata seen, HasMetadata applied) {
    return Objects.equals(
        seen.getMetadata().getResourceVersion(), applied.getMetadata().getResourceVersion());
  }

  /** The object past the watch; one that is gone differs anyway. */
  private static <R extends HasMetadata> R latest(R seen, KubernetesClient client) {
    return Objects.requireNonNullElse(client.resource(seen).get(), seen);
  }

  private static JsonNode content(KubernetesSerialization json, HasMetadata object) {
    var tree = json.convertValue(object, ObjectNode.class);
    tree.remove("status");
    tree.withObject("metadata").remove(BOOKKEEPING);
    return tree;
  }
}
