package dev.flotilla.feature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

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
   * @param actual the object as last seen
   * @param desired the fields that are wanted
   * @return the fields that applying {@code desired} would change, such as {@code spec.schedule};
   *     none when the object is as desired
   */
  List<String> differences(HasMetadata actual, HasMetadata desired, Context<?> context) {
    var client = context.getClient();
    var applied =
        client
            .resource(desired)
            .dryRun()
            .fieldManager(context.getControllerConfiguration().fieldManager())
            .forceConflicts()
            .serverSideApply();
    var json = client.getKubernetesSerialization();
    return FieldDifferences.between(content(json, actual), content(json, applied));
  }

  private static JsonNode content(KubernetesSerialization json, HasMetadata object) {
    var tree = json.convertValue(object, ObjectNode.class);
    tree.remove("status");
    tree.withObject("metadata").remove(BOOKKEEPING);
    return tree;
  }
}
