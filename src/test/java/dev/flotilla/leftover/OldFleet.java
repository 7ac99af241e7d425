package dev.flotilla.leftover;

import dev.flotilla.api.fleet.GitRepo;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Objects as older versions of Fleet leave them, from the files of that version. */
final class OldFleet implements AutoCloseable {

  /** Where Fleet is installed. */
  static final String NAMESPACE = "cattle-fleet-system";

  static final String CLEANUP = "fleet-cleanup-gitrepo-jobs";

  private final KubernetesClient admin;
  private final List<HasMetadata> made = new ArrayList<>();

  OldFleet(KubernetesClient admin) {
    this.admin = admin;
    admin
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build())
        .serverSideApply();
    // No pod can be made before that.
    admin
        .serviceAccounts()
        .inNamespace(NAMESPACE)
        .withName("default")
        .waitUntilCondition(Objects::nonNull, 60, TimeUnit.SECONDS);
  }

  /** The objects of a file, unchanged, without a namespace. */
  static List<HasMetadata> objects(KubernetesClient client, String file) {
    return client.load(OldFleet.class.getResourceAsStream(file)).items();
  }

  /** Makes the objects of a version; a Job of a CronJob belongs to it. */
  List<HasMetadata> leave(String version, String namespace) {
    var left = new ArrayList<HasMetadata>();
    for (var object : objects(admin, version + ".yaml")) {
      if (object instanceof Job && object.getMetadata().getName().startsWith(CLEANUP + "-")) {
        own(object, left.getFirst());
      }
      left.add(make(object, namespace));
    }
    return left;
  }

  /** Makes what Fleet makes for a GitRepo called shop. */
  List<HasMetadata> serve(GitRepo gitRepo) {
    return objects(admin, "gitrepo.yaml").stream()
        .map(
            object -> {
              own(object, gitRepo);
              return make(object, gitRepo.getMetadata().getNamespace());
            })
        .toList();
  }

  /** Makes the CronJob of Fleet 0.10 with a difference. */
  CronJob cronJob(String namespace, Consumer<CronJob> difference) {
    var cronJob = (CronJob) objects(admin, "fleet-0.10.yaml").getFirst();
    difference.accept(cronJob);
    return (CronJob) make(cronJob, namespace);
  }

  HasMetadata make(HasMetadata object, String namespace) {
    object.getMetadata().setNamespace(namespace);
    // Under another name than our client has, by which what it makes would count as ours.
    var there = admin.resource(object).fieldManager("fleetcontroller").serverSideApply();
    made.add(there);
    return there;
  }

  private static void own(HasMetadata object, HasMetadata owner) {
    object.getMetadata().setOwnerReferences(List.of(controlledBy(owner)));
  }

  static OwnerReference controlledBy(HasMetadata owner) {
    return new OwnerReferenceBuilder()
        .withApiVersion(owner.getApiVersion())
        .withKind(owner.getKind())
        .withName(owner.getMetadata().getName())
        .withUid(owner.getMetadata().getUid())
        .withController(true)
        .build();
  }

  /** Removes what is still there, held or not. */
  @Override
  public void close() {
    made.forEach(this::remove);
    made.clear();
  }

  private void remove(HasMetadata object) {
    var resource = admin.resource(object);
    var there = resource.get();
    if (there == null) {
      return;
    }
    if (!there.getMetadata().getFinalizers().isEmpty()) {
      resource.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
    }
    resource.withPropagationPolicy(DeletionPropagation.BACKGROUND).withGracePeriod(0).delete();
    resource.waitUntilCondition(Objects::isNull, 30, TimeUnit.SECONDS);
  }
}
