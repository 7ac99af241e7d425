package dev.flotilla.model;

import dev.flotilla.testing.Edits;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What people do by hand to objects that the switch manages. */
record HandActions(Random random, Model model) {

  void offer(Offers offers) {
    if (!model.flotilla) {
      return;
    }
    offers.offer(4, () -> onSingleton("deleted by hand", HandActions::delete));
    offers.offer(2, () -> onSingleton("labels stripped", HandActions::stripLabels));
    offers.offer(2, () -> onSingleton("changed by hand", HandActions::change));
    offers.offer(2, () -> onSingleton("held by a finalizer", HandActions::hold));
    offers.offer(1, HandActions::stripFinalizer);
    if (!model.gitRepos.isEmpty()) {
      offers.offer(4, () -> onSyncObject("deleted by hand", HandActions::delete));
      offers.offer(2, () -> onSyncObject("labels stripped", HandActions::stripLabels));
      offers.offer(2, () -> onSyncObject("owner stripped", HandActions::stripOwner));
      offers.offer(2, () -> onSyncObject("held by a finalizer", HandActions::hold));
    }
  }

  /** The operator's own finalizer, which it must set again at once. */
  private static Action stripFinalizer() {
    return new Action(
        "finalizer stripped",
        "",
        world -> {
          Edits.change(
              world.flotilla(),
              flotilla -> {
                flotilla.getMetadata().setFinalizers(List.of());
                return flotilla;
              });
          world
              .soon()
              .until(
                  () -> {
                    world.restartIfDead();
                    return !world.flotilla().get().getMetadata().getFinalizers().isEmpty();
                  });
        });
  }

  private interface Hand {
    void touch(Resource<? extends HasMetadata> object);
  }

  private Action onSingleton(String what, Hand hand) {
    var kind = pick(Managed.SINGLETONS);
    return new Action(
        what,
        kind.getSimpleName(),
        world ->
            World.byHand(
                () -> {
                  var object = new Managed(world.admin).singleton(kind);
                  if (object.get() != null) {
                    hand.touch(object);
                  }
                }));
  }

  private Action onSyncObject(String what, Hand hand) {
    var kind = pick(Managed.PER_GITREPO);
    return new Action(
        what,
        "sync " + kind.getSimpleName(),
        world -> {
          world.model.accountsTouched |= kind != Job.class;
          var managed = new Managed(world.admin);
          World.byHand(
              () ->
                  managed.ownedByGitRepos(kind).stream()
                      .findFirst()
                      .map(managed::named)
                      .ifPresent(hand::touch));
        });
  }

  private static void delete(Resource<? extends HasMetadata> object) {
    object.delete();
  }

  /** What is on its way out takes no further finalizer. */
  private static void hold(Resource<? extends HasMetadata> object) {
    change(
        object,
        held -> {
          if (!held.isMarkedForDeletion()) {
            held.addFinalizer(Managed.HOLD);
          }
        });
  }

  private static void stripLabels(Resource<? extends HasMetadata> object) {
    change(
        object,
        stripped -> stripped.getMetadata().setLabels(new HashMap<>(Map.of("stripped", "true"))));
  }

  /** Of an object with our labels only: without either nobody can tell whose it is. */
  private static void stripOwner(Resource<? extends HasMetadata> object) {
    change(
        object,
        stripped -> {
          if (Managed.isLabelled(stripped)) {
            stripped.getMetadata().setOwnerReferences(List.of());
          }
        });
  }

  private static void change(Resource<? extends HasMetadata> object) {
    change(
        object,
        changed -> {
          switch (changed) {
            case CronJob cronJob -> cronJob.getSpec().setSchedule("13 13 * * *");
            case ClusterRoleBinding binding -> binding.setSubjects(List.of());
            default -> changed.getMetadata().getLabels().put("app.kubernetes.io/component", "x");
          }
        });
  }

  private interface Change {
    void to(HasMetadata object);
  }

  @SuppressWarnings("unchecked")
  private static void change(Resource<? extends HasMetadata> object, Change change) {
    Edits.change(
        (Resource<HasMetadata>) object,
        found -> {
          change.to(found);
          return found;
        });
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
