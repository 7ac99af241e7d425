package dev.flotilla.target;

import static dev.flotilla.target.Yaml.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.BundleSpec;
import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.api.fleet.ClusterGroup;
import dev.flotilla.target.options.Options;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which customizations of a fleet.yaml hold on which cluster. */
class CustomizationTest {

  private static final List<ClusterView> CLUSTERS =
      Stream.of(
              "metadata: {name: a, namespace: ns, labels: {env: prod}}",
              "metadata: {name: b, namespace: ns, labels: {env: dev}}",
              "metadata: {name: c, namespace: ns}")
          .map(yaml -> ClusterView.of(read(yaml, Cluster.class)))
          .toList();

  private static final List<GroupView> GROUPS =
      Stream.of(
              "{metadata: {name: prod}, spec: {selector: {matchLabels: {env: prod}}}}",
              "{metadata: {name: one}, spec: {selector: {matchLabels: {env: prod}}}}")
          .map(yaml -> GroupView.of(read(yaml, ClusterGroup.class)))
          .toList();

  /** A cluster and the namespace that it deploys to; all targets are of a GitRepo. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Customizations alone choose no cluster.
        "[{clusterName: a, namespace: x}]                                          | [{clusterName: b}]    | b=own",
        "[{clusterName: a, namespace: x}]                                          | [{clusterSelector: {}}] | a=x b=own c=own",
        "[{clusterSelector: {}, namespace: x}, {clusterName: a, namespace: y}]     | [{clusterSelector: {}}] | a=x b=x c=x",
        "[{clusterName: a, namespace: y}, {clusterSelector: {}, namespace: x}]     | [{clusterSelector: {}}] | a=y b=x c=x",
        "[{clusterName: a, doNotDeploy: true}]                                     | [{clusterSelector: {}}] | b=own c=own",
        "[{clusterName: a, namespace: y}, {clusterName: a, doNotDeploy: true}]     | [{clusterName: a}]    | a=y",
        "[{clusterName: a, doNotDeploy: true}, {clusterName: a, namespace: y}]     | [{clusterName: a}]    | ''",
        "[{clusterGroup: prod, namespace: y}]                                      | [{clusterSelector: {}}] | a=y b=own c=own",
        "[{}]                                                                      | [{clusterName: a}]    | a=own",
        "[{namespace: y}]                                                          | [{clusterName: a}]    | a=own",
        "[]                                                                        | [{clusterName: a, namespace: z}] | a=z",
        // A customization stands in for the options of the target.
        "[{clusterName: a, serviceAccount: s}]                                     | [{clusterName: a, namespace: z}] | a=own",
      })
  void theFirstThatMatchesGivesTheOptions(String customs, String targets, String expected) {
    assertThat(namespaces("FirstMatch", customs, targets)).isEqualTo(expected);
    assertThat(namespaces("", customs, targets)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{clusterSelector: {}, namespace: x}, {clusterName: a, namespace: y}]  | [{clusterSelector: {}}] | a=y b=x c=x",
        "[{clusterName: a, namespace: y}, {clusterSelector: {}, namespace: x}]  | [{clusterSelector: {}}] | a=x b=x c=x",
        "[{clusterName: a, namespace: y}, {clusterSelector: {}, doNotDeploy: true}] | [{clusterName: a}] | ''",
        "[{clusterName: a, serviceAccount: s}]                                  | [{clusterName: a, namespace: z}] | a=z",
        "[{clusterName: b, namespace: y}]                                       | [{clusterName: a}]    | a=own",
      })
  void allThatMatchAreMergedInTheirOrder(String customs, String targets, String expected) {
    assertThat(namespaces("AllMatches", customs, targets)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{clusterGroup: prod}]                 | [{clusterGroup: prod}]  | a",
        "[{clusterGroup: prod}]                 | [{clusterGroup: one}]   | ''",
        "[{clusterGroup: prod}]                 | [{clusterName: a}]      | a",
        "[{clusterSelector: {}}]                | [{clusterGroup: one}]   | a",
      })
  void aTargetAndItsRestrictionAreAboutOneGroup(
      String targets, String restrictions, String expected) {
    var spec = "{targets: %s, targetRestrictions: %s}".formatted(targets, restrictions);
    assertThat(
            Matching.of(read(spec, BundleSpec.class)).choose(CLUSTERS, GROUPS).stream()
                .map(choice -> choice.cluster().name())
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  private static String namespaces(String mode, String customs, String targets) {
    var spec =
        read(
            "{namespace: own, targetCustomizationMode: '%s', targetRestrictions: %s, targets: %s}"
                .formatted(
                    mode, targets.replaceAll(", namespace: z", ""), joined(customs, targets)),
            BundleSpec.class);
    return Matching.of(spec).choose(CLUSTERS, GROUPS).stream()
        .map(
            choice ->
                choice.cluster().name()
                    + "="
                    + Options.merge(Options.copy(spec), choice.options()).namespace)
        .collect(Collectors.joining(" "));
  }

  private static String joined(String customs, String targets) {
    return customs.equals("[]")
        ? targets
        : customs.substring(0, customs.length() - 1) + ", " + targets.substring(1);
  }
}
