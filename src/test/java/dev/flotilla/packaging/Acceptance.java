package dev.flotilla.packaging;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;

/** Asks an API server whether it would take an object, without leaving anything there. */
final class Acceptance {

  private Acceptance() {}

  /**
   * Asserts that an object is valid and has no field that the server does not know. It is applied,
   * not created, since an object that is one of a kind may be there.
   */
  static void accepted(KubernetesClient admin, JsonNode tree) {
    var object = Trees.JSON.convertValue(tree, GenericKubernetesResource.class);
    assertThatCode(
            () ->
                admin
                    .resource(object)
                    .dryRun()
                    .fieldValidation(Validation.STRICT)
                    .forceConflicts()
                    .serverSideApply())
        .as(object.getKind() + "/" + object.getMetadata().getName())
        .doesNotThrowAnyException();
  }
}
