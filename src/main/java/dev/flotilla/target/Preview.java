package dev.flotilla.target;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.api.fleet.ClusterGroup;
import dev.flotilla.api.fleet.Content;
import dev.flotilla.bundle.Manifest;
import dev.flotilla.target.template.Templating;
import java.util.ArrayList;
import java.util.List;

/**
 * What a Bundle would become, without writing anything: as on clusters that it is new to, at once
 * and whatever the pace of its rollout.
 *
 * @param content its files
 * @param matches the clusters that it goes to, by their names
 * @param problems why some of them would get nothing; may be empty
 */
public record Preview(Content content, List<Match> matches, List<String> problems) {

  /**
   * A cluster that the bundle goes to.
   *
   * @param cluster {@code <namespace>/<name>} of the Cluster
   * @param target the name of the target or customization that gives the options
   * @param deployment the BundleDeployment that it would get
   */
  public record Match(String cluster, String target, BundleDeployment deployment) {}

  /**
   * @param clusters those that the bundle may choose from
   * @param groups those that the bundle may choose by
   * @throws InvalidTargetException when a selector cannot be right
   */
  public static Preview of(
      Bundle bundle, List<Cluster> clusters, List<ClusterGroup> groups, Templating templating) {
    var manifest = Manifest.of(bundle.getSpec().resources);
    var chosen =
        Plan.sorted(
            Matching.of(bundle.getSpec())
                .choose(
                    clusters.stream().map(ClusterView::of).toList(),
                    groups.stream().map(GroupView::of).toList()));
    var fillings = templating.fill(Plan.blanks(bundle, chosen));
    var matches = new ArrayList<Match>();
    var problems = new ArrayList<String>();
    for (var i = 0; i < chosen.size(); i++) {
      var cluster = chosen.get(i).cluster();
      var filling = fillings.get(i);
      if (filling.problem().isPresent()) {
        problems.add(ClusterProblem.of(bundle, cluster, filling).message());
      } else {
        var release = Release.of(bundle, manifest.id(), filling.options());
        var isHeld = release.paused() || cluster.paused();
        var deployment = Deployments.first(release, cluster, !isHeld);
        // Who previews wants to see the values, and nothing keeps them elsewhere.
        Deployments.values(release, !isHeld, "").putInto(deployment.getSpec());
        matches.add(new Match(cluster.id(), chosen.get(i).target(), deployment));
      }
    }
    return new Preview(content(manifest), List.copyOf(matches), List.copyOf(problems));
  }

  private static Content content(Manifest manifest) {
    var content = new Content();
    content.getMetadata().setName(manifest.id());
    content.content = manifest.gzip();
    content.sha256sum = manifest.sha256();
    content.setStatus(null);
    return content;
  }
}
