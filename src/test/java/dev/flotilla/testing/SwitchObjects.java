package dev.flotilla.testing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The objects of the switch that there are once, and those per GitRepo. */
public record SwitchObjects(KubernetesClient admin) {

  private static final String SYSTEM = "flotilla-system";

  /** The CronJob of the clean-up; null when there is none. */
  public CronJob cronJob() {
    return admin
        .batch()
        .v1()
        .cronjobs()
        .inNamespace(SYSTEM)
        .withName("fleet-cleanup-gitrepo-jobs")
        .get();
  }

  /** Kind and name of each that is there. */
  public List<String> names() {
    var singletons =
        Stream.of(
                cronJob(),
                admin.serviceAccounts().inNamespace(SYSTEM).withName("flotilla-cleanup").get(),
                admin.rbac().clusterRoleBindings().withName("flotilla-cleanup").get())
            .filter(Objects::nonNull)
            .<HasMetadata>map(object -> object)
            .map(object -> object.getKind() + " " + object.getMetadata().getName());
    return Stream.concat(singletons, new SyncLeftovers(admin).names().stream()).toList();
  }
}
