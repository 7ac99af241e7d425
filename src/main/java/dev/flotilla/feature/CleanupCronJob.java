package dev.flotilla.feature;

import dev.flotilla.api.flotilla.CleanupSettings;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.kubernetes.Labels;
import dev.flotilla.kubernetes.PodShape;
import dev.flotilla.kubernetes.Template;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Deletes the expired records of sync Jobs, day after day. */
@Singleton
public class CleanupCronJob extends SingletonDependent<CronJob> {

  @Inject PodShape pods;

  CleanupCronJob() {
    super(CronJob.class, ManagedObject.CLEANUP_CRON_JOB);
  }

  @Override
  protected CronJob desired(Flotilla flotilla, Context<Flotilla> context) {
    var settings = flotilla.getSpec().cleanup;
    var cronJob = Template.load(CronJob.class, CleanupCronJob.class, "cleanup-cronjob.yaml");
    cronJob.getMetadata().setNamespace(this.settings.namespace());
    cronJob.getMetadata().setLabels(Labels.of(Labels.CLEANUP));
    cronJob.getSpec().setSchedule(settings.schedule);
    cronJob.getSpec().setTimeZone(settings.timeZone);
    cronJob.getSpec().setSuspend(settings.suspend);
    var job = cronJob.getSpec().getJobTemplate();
    job.setMetadata(new ObjectMetaBuilder().withLabels(Labels.of(Labels.CLEANUP)).build());
    var podTemplate = job.getSpec().getTemplate();
    podTemplate.getMetadata().getLabels().putAll(Labels.of(Labels.CLEANUP));
    var pod = podTemplate.getSpec();
    pod.setServiceAccountName(ManagedObject.CLEANUP_ACCOUNT.objectName());
    pods.apply(pod, settings);
    pod.getContainers().getFirst().setArgs(arguments(settings));
    return cronJob;
  }

  private static List<String> arguments(CleanupSettings settings) {
    var arguments = new ArrayList<String>();
    arguments.add("cleanup");
    arguments.add("--keep-failed=" + settings.keepFailed);
    arguments.add("--keep-succeeded=" + settings.keepSucceeded);
    if (settings.keepFailedCount != null) {
      arguments.add("--keep-failed-count=" + settings.keepFailedCount);
    }
    if (settings.keepSucceededCount != null) {
      arguments.add("--keep-succeeded-count=" + settings.keepSucceededCount);
    }
    arguments.add("--batch-size=" + settings.batchSize);
    return arguments;
  }
}
