package dev.flotilla.leftover;

import dev.flotilla.api.FleetNames;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells whose an object is, from the object alone. A name or a label proves nothing by itself:
 * anybody may use them.
 */
public final class Classification {

  /** The ClusterRole that only our bindings name; Fleet makes a Role per GitRepo. */
  private static final String SYNC_ROLE = "flotilla-sync";

  private Classification() {}

  /**
   * An object of the switch, which exists under its name once per cluster. What nobody claims is
   * ours by its name, except for the CronJob, whose name is Fleet's.
   */
  public static Belonging ofSingleton(HasMetadata object) {
    if (object instanceof CronJob cronJob) {
      return ofCronJob(cronJob);
    }
    var marks = Marks.of(object);
    return marks.ours()
        ? Belonging.ours()
        : marks.claim().map(Belonging::foreign).orElseGet(Belonging::ours);
  }

  /** A CronJob that is called as Fleet's clean-up and ours is. */
  static Belonging ofCronJob(CronJob cronJob) {
    var marks = Marks.of(cronJob);
    var helm = marks.helm();
    if (marks.ours()) {
      return helm.map(Belonging::leftover).orElseGet(Belonging::ours);
    }
    var claim = marks.claim();
    if (claim.isPresent()) {
      return Belonging.foreign(claim.get());
    }
    var template = cronJob.getSpec().getJobTemplate().getSpec().getTemplate();
    var labels = template.getMetadata() == null ? null : template.getMetadata().getLabels();
    var shaped =
        PodWords.of(template).areOfFleetsCleanup()
            || labels != null && PodWords.LABEL_VALUE.equals(labels.get(PodWords.LABEL));
    return shaped
        ? Belonging.leftover(helm.orElse("Fleet's clean-up, owned by nobody"))
        : Belonging.foreign("not Fleet's clean-up, though it has its name");
  }

  /** A Job that may be one of Fleet's clean-up: a hook, or made by its CronJob. */
  static Belonging ofCleanupJob(Job job) {
    var marks = Marks.of(job);
    if (!PodWords.of(job.getSpec().getTemplate()).areOfFleetsCleanup()) {
      return Belonging.foreign("not Fleet's clean-up");
    }
    if (marks.tool().isPresent()) {
      return Belonging.foreign(marks.tool().get());
    }
    if (marks.owners().isEmpty()) {
      return marks.name().equals(FleetNames.CLEANUP)
              || marks.name().startsWith(FleetNames.CLEANUP + "-")
          ? Belonging.leftover(marks.helm().orElse("a Job of Fleet's clean-up, owned by nobody"))
          : Belonging.foreign("a Job of another name");
    }
    return marks
        .controller()
        .filter(owner -> "CronJob".equals(owner.getKind()))
        .filter(owner -> FleetNames.CLEANUP.equals(owner.getName()))
        .map(owner -> Belonging.leftover("made by Fleet's clean-up CronJob"))
        .orElseGet(() -> Belonging.foreign(marks.claim().orElse("owned by somebody")));
  }

  /** A pod that has the label of Fleet's Jobs. */
  static Belonging ofPod(Pod pod) {
    var marks = Marks.of(pod);
    var words = PodWords.of(pod.getSpec());
    if (!words.areOfFleet()) {
      return Belonging.foreign("not a pod of Fleet's");
    }
    if (marks.tool().isPresent()) {
      return Belonging.foreign(marks.tool().get());
    }
    if (!marks.owners().isEmpty()
        && marks.controller().filter(owner -> "Job".equals(owner.getKind())).isEmpty()) {
      return Belonging.foreign(marks.claim().orElse("owned by somebody"));
    }
    if (hasEnded(pod)) {
      return Belonging.leftover("a pod of a Fleet Job that has ended");
    }
    return words.areOfFleetsCleanup() && marks.owners().isEmpty()
        ? Belonging.leftover("a pod of Fleet's clean-up, whose Job is gone")
        : Belonging.foreign("a pod that runs");
  }

  /**
   * Whether a Job, account or binding that a GitRepo controls was made by us, even when somebody
   * took our labels away: Fleet's are controlled by GitRepos too, and have the same names.
   */
  public static boolean isOurSyncObject(HasMetadata object) {
    var marks = Marks.of(object);
    return marks.labelled()
        || switch (object) {
          case Job job -> PodWords.of(job.getSpec().getTemplate()).areOfOurSync();
          case RoleBinding binding -> SYNC_ROLE.equals(binding.getRoleRef().getName());
          default -> marks.madeByOurClient();
        };
  }

  /**
   * Whether a Job, account or binding was made by us for a GitRepo, though somebody took away the
   * reference to its owner: by its labels and, since anybody may use these, by what it is made for.
   */
  public static boolean isOrphanOf(GitRepoIdentity gitRepo, HasMetadata object) {
    var marks = Marks.of(object);
    return marks.owners().isEmpty()
        && marks.labelledAsOfASync()
        && gitRepo.namespace().equals(object.getMetadata().getNamespace())
        && switch (object) {
          case Job job -> gitRepoOf(job).filter(gitRepo.name()::equals).isPresent();
          case RoleBinding binding ->
              marks.name().equals(gitRepo.account())
                  && SYNC_ROLE.equals(binding.getRoleRef().getName());
          default -> marks.name().equals(gitRepo.account());
        };
  }

  /** The name of the GitRepo that a sync Job of ours is for, by what it runs. */
  public static Optional<String> gitRepoOf(Job job) {
    return PodWords.of(job.getSpec().getTemplate()).gitRepoOfOurSync();
  }

  /**
   * A Job with the label of sync Jobs. One that Fleet's controller made is of no use without it,
   * even while it runs: its name is the one that our Job for the commit needs, and two syncs of a
   * GitRepo must not run side by side.
   */
  static Belonging ofSyncJob(Job job) {
    var marks = Marks.of(job);
    if (isOurSyncObject(job)) {
      return Belonging.ours();
    }
    return marks
        .gitRepo()
        .map(
            owner ->
                Belonging.leftover(
                    "%s sync Job of GitRepo %s, made by Fleet"
                        .formatted(
                            hasEnded(job) ? "a finished" : "an unfinished", owner.getName())))
        .orElseGet(() -> Belonging.foreign("not a GitRepo's"));
  }

  /**
   * The account or binding that a GitRepo's syncs run with.
   *
   * @param gitRepo the GitRepo that it must belong to, by name and uid
   */
  static Belonging ofAccount(HasMetadata object, GitRepoIdentity gitRepo) {
    var marks = Marks.of(object);
    if (isOurSyncObject(object)) {
      return Belonging.ours();
    }
    return marks.name().equals(gitRepo.account())
            && marks.gitRepo().filter(owner -> gitRepo.uid().equals(owner.getUid())).isPresent()
        ? Belonging.leftover("made by Fleet for GitRepo " + gitRepo.name())
        : Belonging.foreign("not the GitRepo's");
  }

  private static boolean hasEnded(Pod pod) {
    var phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
    return "Succeeded".equals(phase) || "Failed".equals(phase);
  }

  private static boolean hasEnded(Job job) {
    return job.getStatus() != null
        && Objects.requireNonNullElse(job.getStatus().getConditions(), List.<JobCondition>of())
            .stream()
            .filter(condition -> "True".equals(condition.getStatus()))
            .anyMatch(c -> "Complete".equals(c.getType()) || "Failed".equals(c.getType()));
  }
}
