package dev.flotilla.model;

import dev.flotilla.model.Model.Rancher;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Which action comes next: by chance, from those that make sense after what was asked for so far.
 */
final class Actions {

  private static final List<String> NAMES = List.of("a", "b", "c");

  private final Random random;
  private final List<Supplier<Action>> choices = new ArrayList<>();

  Actions(Random random) {
    this.random = random;
  }

  Action next(Model model) {
    choices.clear();
    flips(model);
    objects(model);
    new HandActions(random, model).offer(this::offer);
    new Faults(random).offer(this::offer);
    return pick(choices).get();
  }

  private void flips(Model model) {
    if (model.flotilla) {
      for (var on : new Boolean[] {true, false, null}) {
        offer(5, () -> flip("spec.features", String.valueOf(on), m -> m.own = on));
      }
      offer(3, () -> edit(pick(List.of("@daily", "@hourly", "*/5 * * * *"))));
      offer(
          1,
          () -> {
            var deadline = pick(List.of("10m", "20m"));
            return flip("edit syncJob", deadline, m -> m.deadline = deadline);
          });
      offer(3, () -> flip("Flotilla", "deleted", m -> m.flotilla = false));
    } else {
      offer(20, () -> flip("Flotilla", "created", m -> m.flotilla = true));
    }
    offer(6, () -> rancher(new Rancher(maybe(), random.nextInt(3) == 0 ? maybe() : null, maybe())));
    if (model.rancher != null) {
      offer(6, () -> rancher(null));
    }
  }

  private void objects(Model model) {
    for (var name : NAMES) {
      if (model.gitRepos.contains(name)) {
        offer(1, () -> gitRepo("GitRepo deleted", name, false));
      } else {
        offer(3, () -> gitRepo("GitRepo created", name, true));
      }
    }
    offer(1, () -> new Action("commit", "", world -> world.repository().commit()));
  }

  private static Action flip(String kind, String detail, Consumer<Model> change) {
    return new Action(
        kind,
        detail,
        world -> {
          change.accept(world.model);
          world.applyFlotilla();
        });
  }

  private Action edit(String schedule) {
    var batch = 500 + random.nextInt(3);
    return flip(
        "edit cleanup",
        schedule + " " + batch,
        model -> {
          model.schedule = schedule;
          model.batchSize = batch;
        });
  }

  private static Action rancher(Rancher feature) {
    return new Action(
        "Rancher's Feature",
        String.valueOf(feature),
        world -> {
          world.model.rancher = feature;
          world.applyRancher();
        });
  }

  private static Action gitRepo(String kind, String name, boolean there) {
    return new Action(
        kind,
        name,
        world -> {
          if (there) {
            world.addGitRepo(name);
            world.model.gitRepos.add(name);
          } else {
            world.removeGitRepo(name);
            world.model.gitRepos.remove(name);
          }
        });
  }

  private Boolean maybe() {
    return pick(new Boolean[] {true, false, null});
  }

  private void offer(int weight, Supplier<Action> choice) {
    for (var i = 0; i < weight; i++) {
      choices.add(choice);
    }
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private <T> T pick(T[] from) {
    return from[random.nextInt(from.length)];
  }
}
