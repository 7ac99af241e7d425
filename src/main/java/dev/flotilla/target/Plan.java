package dev.flotilla.target;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.bundle.DeploymentValues;
import dev.flotilla.status.RolloutFacts;
import dev.flotilla.target.options.Options;
import dev.flotilla.target.rollout.Partition;
import dev.flotilla.target.rollout.Promotion;
import dev.flotilla.target.template.Blank;
import dev.flotilla.target.template.ClusterFacts;
import dev.flotilla.target.template.Filling;
import dev.flotilla.target.template.Templating;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one round does for a Bundle: a step for each cluster that it goes to.
 *
 * @param steps in the order in which they are taken
 * @param partitions what each step is a part of
 * @param round what the pace of the rollout allows
 * @param untouched BundleDeployments of clusters for which no version could be made
 * @param problems why none could be made; may be empty
 */
record Plan(
    List<Step> steps,
    List<Partition<Step>> partitions,
    Promotion<Aim> round,
    int maxUnavailable,
    int maxUnavailablePartitions,
    List<BundleDeployment> untouched,
    List<ClusterProblem> problems) {

  /**
   * What a round keeps to besides the pace.
   *
   * @param accounts those that may deploy
   * @param kept tells the Helm values that are kept for a BundleDeployment; empty = they are gone
   */
  record Rules(
      AllowedAccounts accounts, Function<BundleDeployment, Optional<DeploymentValues>> kept) {

    private Optional<ClusterProblem> problem(Bundle bundle, ClusterView cluster, Filling filling) {
      if (filling.problem().isPresent()) {
        return Optional.of(ClusterProblem.of(bundle, cluster, filling));
      }
      return accounts
          .problem(filling.options().serviceAccount, FleetLabels.isOfGitRepo(bundle.getMetadata()))
          .map(problem -> ClusterProblem.refused(bundle, cluster, problem));
    }
  }

  /**
   * @param content the name of the Content with the bundle's files
   * @param chosen the clusters that it goes to
   * @param existing its BundleDeployments as far as is known
   * @param rules what else counts
   * @throws InvalidTargetException when the pace of the rollout cannot be right
   */
  static Plan of(
      Bundle bundle,
      String content,
      List<Choice> chosen,
      Function<ClusterView, List<GroupView>> groups,
      List<BundleDeployment> existing,
      Rules rules,
      Templating templating) {
    var pace = Partitioning.of(bundle.getSpec().rolloutStrategy);
    var sorted = sorted(chosen);
    var fillings = templating.fill(blanks(bundle, sorted));
    var aims = new ArrayList<Aim>();
    var untouched = new ArrayList<BundleDeployment>();
    var problems = new ArrayList<ClusterProblem>();
    for (var i = 0; i < sorted.size(); i++) {
      var cluster = sorted.get(i).cluster();
      var filling = fillings.get(i);
      var now = at(cluster, existing);
      var problem = rules.problem(bundle, cluster, filling);
      if (problem.isPresent()) {
        now.ifPresent(untouched::add);
        problems.add(problem.get());
      } else {
        aims.add(new Aim(Release.of(bundle, content, filling.options()), cluster, now));
      }
    }
    return of(pace, pace.split(aims, Aim::cluster, groups), rules.kept(), untouched, problems);
  }

  /** What became of the rollout, once the steps were taken. */
  RolloutFacts facts(Function<Step, BundleDeployment> outcome) {
    var parts = new ArrayList<RolloutFacts.Part>();
    for (var i = 0; i < partitions.size(); i++) {
      var partition = partitions.get(i);
      parts.add(
          new RolloutFacts.Part(
              partition.name(),
              partition.maxUnavailable(),
              round.unavailableOf().get(i),
              partition.members().stream().map(outcome).toList()));
    }
    return new RolloutFacts(
        round.created(),
        maxUnavailable,
        round.unavailablePartitions(),
        maxUnavailablePartitions,
        List.copyOf(parts));
  }

  private static Plan of(
      Partitioning pace,
      List<Partition<Aim>> partitions,
      Function<BundleDeployment, Optional<DeploymentValues>> kept,
      List<BundleDeployment> untouched,
      List<ClusterProblem> problems) {
    var count = partitions.stream().mapToInt(partition -> partition.members().size()).sum();
    var limits = pace.limits(count, partitions.size());
    var round = Promotion.of(partitions, limits, Aim::member);
    var stepped =
        partitions.stream()
            .map(
                partition ->
                    new Partition<>(
                        partition.name(),
                        partition.maxUnavailable(),
                        partition.members().stream()
                            .map(aim -> Step.of(aim, round.verdict(aim), kept))
                            .toList()))
            .toList();
    return new Plan(
        stepped.stream().flatMap(partition -> partition.members().stream()).toList(),
        stepped,
        round,
        limits.maxUnavailable(),
        limits.maxUnavailablePartitions(),
        List.copyOf(untouched),
        List.copyOf(problems));
  }

  /** Clusters take their turns by their names. */
  static List<Choice> sorted(List<Choice> chosen) {
    return chosen.stream()
        .sorted(
            Comparator.comparing((Choice choice) -> choice.cluster().name())
                .thenComparing(choice -> choice.cluster().namespace()))
        .toList();
  }

  /** The options of each cluster, before its properties are filled in. */
  static List<Blank> blanks(Bundle bundle, List<Choice> chosen) {
    var own = Options.copy(bundle.getSpec());
    return chosen.stream()
        .map(
            choice -> {
              var cluster = choice.cluster();
              return new Blank(
                  Options.merge(own, choice.options()),
                  new ClusterFacts(
                      cluster.namespace(),
                      cluster.name(),
                      cluster.labels(),
                      cluster.annotations(),
                      cluster.templateValues()));
            })
        .toList();
  }

  private static Optional<BundleDeployment> at(
      ClusterView cluster, List<BundleDeployment> existing) {
    return existing.stream()
        .filter(each -> cluster.deploymentNamespace().equals(each.getMetadata().getNamespace()))
        .findFirst();
  }
}
