package dev.flotilla.model;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.flotilla.CleanupSettings;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.SyncJobSettings;
import dev.flotilla.api.rancher.Feature;
import dev.flotilla.api.rancher.FeatureDefaults;
import dev.flotilla.api.rancher.FeatureSpec;
import dev.flotilla.testing.GitRepos;
import dev.flotilla.testing.ServedRepository;
import dev.flotilla.testing.inprocess.ApiRequest;
import dev.flotilla.testing.inprocess.Incarnation;
import dev.flotilla.testing.inprocess.MovableClock;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** The real thing: a cluster, a repository and one life of the operator after the other. */
final class World implements AutoCloseable {

  /** How many requests are told when something went wrong, the last ones. */
  private static final int TOLD = 40;

  final KubernetesClient admin;
  final MovableClock clock = new MovableClock();
  final Figures figures = new Figures();
  final Model model = new Model();
  private final Path kubeconfig;
  private final ServedRepository repository;
  private int identity;
  private Incarnation life;

  World(KubernetesClient admin, Path kubeconfig, Path projects) {
    this.admin = admin;
    this.kubeconfig = kubeconfig;
    repository = new ServedRepository(projects);
    life = begin();
  }

  Incarnation life() {
    return life;
  }

  /** What every GitRepo follows. */
  ServedRepository repository() {
    return repository;
  }

  /** Ends the life that there is as a crash does, and begins another. */
  void restart() {
    life.crash();
    life = begin();
  }

  /** As {@link #restart}, if the life has been cut off: a process that died is started again. */
  void restartIfDead() {
    if (life.wire().isCut()) {
      figures.killed(life.wire().killPoint());
      restart();
    }
  }

  /** Another operator takes the lease while the one that holds it works. */
  void changeLeader() {
    identity++;
    var former = life;
    life = begin();
    try {
      soon()
          .until(
              () -> {
                restartIfDead();
                // The former holder may renew at the same moment, and take it back.
                giveLease();
                return life.isLeading();
              });
    } finally {
      former.crash();
    }
  }

  private void giveLease() {
    var lease = admin.leases().inNamespace(Managed.SYSTEM).withName("flotilla");
    if (!identity().equals(lease.get().getSpec().getHolderIdentity())) {
      byHand(
          () ->
              lease.edit(
                  held -> {
                    held.getSpec().setHolderIdentity(identity());
                    return held;
                  }));
    }
  }

  private Incarnation begin() {
    return Incarnation.with(kubeconfig).identity(identity()).clock(clock).electing().start();
  }

  private String identity() {
    return "flotilla-" + identity;
  }

  /** Makes the Flotilla object what the model says, or removes it. */
  void applyFlotilla() {
    if (!model.flotilla) {
      flotilla().delete();
      return;
    }
    soon()
        .until(
            () -> {
              restartIfDead();
              var there = flotilla().get();
              if (there == null || !there.isMarkedForDeletion()) {
                return true;
              }
              // The former one waits for what is held, and a new one for the former.
              new Managed(admin).release();
              return false;
            });
    var wanted = new Flotilla();
    wanted.getMetadata().setName(Flotilla.NAME);
    if (model.own != null) {
      wanted.getSpec().features = new HashMap<>(Map.of("continuous-delivery", model.own));
    }
    wanted.getSpec().cleanup = new CleanupSettings();
    wanted.getSpec().cleanup.schedule = model.schedule;
    wanted.getSpec().cleanup.batchSize = model.batchSize;
    wanted.getSpec().syncJob = new SyncJobSettings();
    wanted.getSpec().syncJob.deadline = model.deadline;
    admin.resource(wanted).forceConflicts().fieldManager("test").serverSideApply();
  }

  Resource<Flotilla> flotilla() {
    return admin.resources(Flotilla.class).withName(Flotilla.NAME);
  }

  /** Makes Rancher's Feature what the model says, or removes it. */
  void applyRancher() {
    var feature = admin.resources(Feature.class).withName("continuous-delivery");
    feature.delete();
    if (model.rancher == null) {
      return;
    }
    var wanted = new Feature();
    wanted.setMetadata(new ObjectMetaBuilder().withName("continuous-delivery").build());
    wanted.setSpec(new FeatureSpec());
    wanted.getSpec().value = model.rancher.value();
    var made = admin.resource(wanted).create();
    made.setStatus(new FeatureDefaults());
    made.getStatus().lockedValue = model.rancher.locked();
    made.getStatus().byDefault = model.rancher.byDefault();
    admin.resource(made).updateStatus();
  }

  void addGitRepo(String name) {
    soon()
        .until(
            () -> {
              restartIfDead();
              return GitRepos.get(admin, Managed.LOCAL, name) == null;
            });
    GitRepos.create(
        admin,
        Managed.LOCAL,
        name,
        spec -> {
          spec.repo = repository.url();
          spec.pollingInterval = "1s";
        });
  }

  void removeGitRepo(String name) {
    admin.resources(GitRepo.class).inNamespace(Managed.LOCAL).withName(name).delete();
  }

  /** What somebody needs who has only this to find out what went wrong. */
  String diagnosis() {
    var requests = life.wire().requests();
    return Stream.of(
                flotilla().get(),
                new Managed(admin).cronJob().get(),
                admin.resources(GitRepo.class).inAnyNamespace().list())
            .map(object -> "--- " + Serialization.asYaml(object))
            .collect(Collectors.joining())
        + requests.subList(Math.max(0, requests.size() - TOLD), requests.size()).stream()
            .map(ApiRequest::toString)
            .collect(Collectors.joining("\n"));
  }

  /** Does something to an object that may be gone or changed by then, as a person would. */
  static void byHand(Runnable act) {
    try {
      act.run();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND
          && e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
    }
  }

  /**
   * Longer than three looks at a sync that is under way, 20 s apart, take: the first may make an
   * account again without which the pod could not be made, and the third sees the pod.
   */
  ConditionFactory soon() {
    return Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(40));
  }

  @Override
  public void close() {
    life.crash();
    repository.close();
  }
}
