package dev.flotilla.command.features;

import dev.flotilla.api.flotilla.Flotilla;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes a choice into the Flotilla object. Only this one field is sent, so that a change that
 * somebody else makes at the same time is not undone; of two choices the later one holds.
 */
record SwitchWriter(KubernetesClient client) {

  /** As whom the field is written. */
  static final String FIELD_MANAGER = "flotilla-features";

  /** How often a write that others overtook is decided and tried anew. */
  private static final int ATTEMPTS = 5;

  private static final PatchContext MERGE =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager(FIELD_MANAGER)
          .build();

  /**
   * Does what the answer says, if that is a write.
   *
   * @param answer decides from a live read; asked again when the object changed, came or went
   * @return the answer that was carried out
   * @throws KubernetesClientException when the write fails, or others are faster time and again
   */
  FlipAnswer write(boolean on, Supplier<FlipAnswer> answer) {
    for (var attempt = 1; ; attempt++) {
      var decided = answer.get();
      try {
        carryOut(decided, on);
        return decided;
      } catch (KubernetesClientException e) {
        if (!isOvertaken(e) || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private void carryOut(FlipAnswer answer, boolean on) {
    switch (answer) {
      case FlipAnswer.Choose choose ->
          client
              .resources(Flotilla.class)
              .withName(Flotilla.NAME)
              .patch(MERGE, FlipAnswer.choice(on));
      case FlipAnswer.Create create ->
          client.raw(
              "/apis/%s/flotillas?fieldManager=%s"
                  .formatted(new Flotilla().getApiVersion(), FIELD_MANAGER),
              "POST",
              Serialization.unmarshal(FlipAnswer.object(on), Map.class));
      case FlipAnswer.Unchanged unchanged -> {}
      case FlipAnswer.Refused refused -> {}
    }
  }

  private static boolean isOvertaken(KubernetesClientException e) {
    return e.getCode() == HttpURLConnection.HTTP_CONFLICT
        || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND;
  }
}
