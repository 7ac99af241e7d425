package dev.flotilla.leftover;

import dev.flotilla.kubernetes.FieldManagers;
import dev.flotilla.kubernetes.Labels;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import java.util.List;
import java.util.Map;

/**
 * Makes Fleet's CronJob ours, in one write: it keeps its name and uid and becomes a bare, suspended
 * CronJob that only Flotilla owns fields of. Labels, annotations, owners and fields of others are
 * gone, so that the old Helm release has no claim left. The workflow of the switch fills in the
 * rest at once, by the server-side apply that it makes of any CronJob.
 */
final class TakeOver {

  /** The only container of the CronJob, in Fleet's chart and in ours. */
  private static final String CONTAINER = "cleanup";

  private TakeOver() {}

  /** The object to put in the place of the one that was judged, and of no other version of it. */
  static CronJob of(CronJob found) {
    var pod = found.getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
    return new CronJobBuilder()
        .withMetadata(metadata(found.getMetadata()))
        .withNewSpec()
        .withSchedule(found.getSpec().getSchedule())
        .withSuspend(true)
        .withNewJobTemplate()
        .withNewSpec()
        .withNewTemplate()
        .withNewMetadata()
        .addToLabels(PodWords.LABEL, PodWords.LABEL_VALUE)
        .endMetadata()
        .withNewSpec()
        .withRestartPolicy("Never")
        .addNewContainer()
        .withName(CONTAINER)
        .withImage(pod.getContainers().getFirst().getImage())
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .endJobTemplate()
        .endSpec()
        .build();
  }

  private static ObjectMeta metadata(ObjectMeta found) {
    return new ObjectMetaBuilder()
        .withName(found.getName())
        .withNamespace(found.getNamespace())
        .withUid(found.getUid())
        .withResourceVersion(found.getResourceVersion())
        .withFinalizers(found.getFinalizers())
        .withLabels(Map.of(Labels.MANAGED_BY, Labels.FLOTILLA))
        .withManagedFields(List.of(ownership()))
        .build();
  }

  /** Says that we have applied the one label; the others own nothing any more. */
  private static ManagedFieldsEntry ownership() {
    var fields = new FieldsV1();
    fields.setAdditionalProperty(
        "f:metadata", Map.of("f:labels", Map.of("f:" + Labels.MANAGED_BY, Map.of())));
    return new ManagedFieldsEntryBuilder()
        .withManager(FieldManagers.OPERATOR)
        .withOperation("Apply")
        .withApiVersion("batch/v1")
        .withFieldsType("FieldsV1")
        .withFieldsV1(fields)
        .build();
  }
}
