package dev.flotilla.unserved;

import dev.flotilla.api.fleet.Condition;
import dev.flotilla.status.UnservedNotice;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks at the objects that nothing serves and tells those that do not say so yet. It lists instead
 * of watching, since such objects are few and wait for nobody.
 */
record UnservedSweep(KubernetesClient client, Clock clock) {

  /** Objects of a kind that one round looks at. */
  private static final long PAGE = 500;

  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("flotilla-unserved")
          .withForce(true)
          .build();

  /**
   * Does one round. An object that is told already costs no write.
   *
   * @throws KubernetesClientException when something could not be read or written
   */
  void run() {
    UnservedKind.ALL.forEach(this::tellAll);
  }

  private void tellAll(UnservedKind kind) {
    objects(kind).forEach(object -> tell(kind, object));
  }

  private Stream<GenericKubernetesResource> objects(UnservedKind kind) {
    try {
      return client
          .genericKubernetesResources(kind.definition())
          .inAnyNamespace()
          .list(new ListOptionsBuilder().withLimit(PAGE).build())
          .getItems()
          .stream();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        // Its definition is not installed, so there are none.
        return Stream.of();
      }
      throw e;
    }
  }

  private void tell(UnservedKind kind, GenericKubernetesResource object) {
    var notice = new UnservedNotice(conditions(object), object.getMetadata().getGeneration());
    if (object.isMarkedForDeletion() || notice.says(kind.message())) {
      return;
    }
    var patch = new GenericKubernetesResource();
    patch.setApiVersion(object.getApiVersion());
    patch.setKind(object.getKind());
    // A patch without the uid would raise the object from the dead when it was deleted meanwhile.
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(object.getMetadata().getNamespace())
            .withName(object.getMetadata().getName())
            .withUid(object.getMetadata().getUid())
            .build());
    patch.setAdditionalProperty(
        "status", Map.of("conditions", notice.saying(kind.message(), clock.instant())));
    client
        .genericKubernetesResources(kind.definition())
        .resource(patch)
        .subresource("status")
        .patch(APPLY);
  }

  private static List<Condition> conditions(GenericKubernetesResource object) {
    var conditions = object.<List<Object>>get("status", "conditions");
    return conditions == null
        ? List.of()
        : conditions.stream()
            .map(each -> Serialization.jsonMapper().convertValue(each, Condition.class))
            .toList();
  }
}
