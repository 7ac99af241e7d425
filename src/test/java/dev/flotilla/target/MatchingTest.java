package dev.flotilla.target;

import static dev.flotilla.target.Yaml.read;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.api.fleet.BundleSpec;
import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.api.fleet.ClusterGroup;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingTest {

  private static final List<ClusterView> CLUSTERS =
      Stream.of(
              "metadata: {name: a, namespace: ns, labels: {env: prod, region: eu}}",
              "metadata: {name: b, namespace: ns, labels: {env: dev, management.cattle.io/cluster-display-name: Berta}}",
              "metadata: {name: c, namespace: ns, labels: {env: prod}}",
              "metadata: {name: d, namespace: ns}")
          .map(yaml -> ClusterView.of(read(yaml, Cluster.class)))
          .toList();

  private static final List<GroupView> GROUPS =
      Stream.of(
              "{metadata: {name: prod, labels: {tier: gold}}, spec: {selector: {matchLabels: {env: prod}}}}",
              "{metadata: {name: labelled, labels: {tier: iron}}, spec: {selector: {matchExpressions: [{key: env, operator: Exists}]}}}",
              "{metadata: {name: everyone}, spec: {selector: {}}}",
              "{metadata: {name: nobody, labels: {tier: gold}}}")
          .map(yaml -> GroupView.of(read(yaml, ClusterGroup.class)))
          .toList();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                                              | ''",
        "[{}]                                                            | ''",
        "[{name: only-a-name}]                                           | ''",
        "[{clusterName: a}]                                              | a",
        "[{clusterName: Berta}]                                          | b",
        "[{clusterName: nothing}]                                        | ''",
        "[{clusterName: ''}]                                             | ''",
        "[{clusterSelector: {}}]                                         | a b c d",
        "[{clusterSelector: {matchLabels: {env: prod}}}]                 | a c",
        "[{clusterSelector: {matchLabels: {env: prod, region: eu}}}]     | a",
        "[{clusterSelector: {matchLabels: null, matchExpressions: null}}] | a b c d",
        "[{clusterGroup: prod}]                                          | a c",
        "[{clusterGroup: everyone}]                                      | a b c d",
        "[{clusterGroup: nobody}]                                        | ''",
        "[{clusterGroup: unknown}]                                       | ''",
        "[{clusterGroupSelector: {}}]                                    | a b c d",
        "[{clusterGroupSelector: {matchLabels: {tier: gold}}}]           | a c",
        "[{clusterGroupSelector: {matchLabels: {tier: iron}}}]           | a b c",
        "[{clusterGroup: prod, clusterSelector: {matchLabels: {region: eu}}}] | a",
        "[{clusterGroup: prod, clusterName: b}]                          | ''",
        "[{clusterGroup: prod, clusterGroupSelector: {matchLabels: {tier: iron}}}] | ''",
        "[{clusterGroup: prod, clusterGroupSelector: {matchLabels: {tier: gold}}}] | a c",
        "[{clusterName: a}, {clusterName: d}]                            | a d",
        "[{clusterName: a, doNotDeploy: true}, {clusterSelector: {}}]    | b c d",
        "[{clusterSelector: {}}, {clusterName: a, doNotDeploy: true}]    | a b c d",
      })
  void choosesTheClustersThatTheTargetsDescribe(String targets, String names) {
    assertThat(chosen("targets: " + targets)).isEqualTo(names);
  }

  /** A cluster in no group is as good as in one without a label. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{clusterGroupSelector: {}}]                                    | a b c d",
        "[{clusterGroupSelector: {matchExpressions: [{key: tier, operator: DoesNotExist}]}}] | b d",
        "[{clusterGroupSelector: {matchLabels: {tier: gold}}}]           | a c",
        "[{clusterGroup: ''}]                                            | ''",
      })
  void aClusterInNoGroupHasNoLabelsOfAGroup(String targets, String names) {
    var chosen =
        Matching.of(read("targets: " + targets, BundleSpec.class))
            .choose(CLUSTERS, List.of(GROUPS.getFirst()));
    assertThat(chosen.stream().map(choice -> choice.cluster().name()).collect(joining(" ")))
        .isEqualTo(names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{key: env, operator: In, values: [dev, test]}      | b",
        "{key: env, operator: In, values: [dev, prod]}      | a b c",
        "{key: env, operator: NotIn, values: [prod]}        | b d",
        "{key: region, operator: Exists}                    | a",
        "{key: region, operator: DoesNotExist}              | b c d",
      })
  void readsExpressionsAsKubernetesDoes(String expression, String names) {
    assertThat(
            chosen("targets: [{clusterSelector: {matchExpressions: [%s]}}]".formatted(expression)))
        .isEqualTo(names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                        | a b c d",
        "[{clusterGroup: prod}]                    | a c",
        "[{clusterName: a}, {clusterName: Berta}]  | a b",
        "[{}]                                      | ''",
      })
  void needsARestrictionWhereThereAreSome(String restrictions, String names) {
    assertThat(
            chosen(
                "{targets: [{clusterSelector: {}}], targetRestrictions: %s}"
                    .formatted(restrictions)))
        .isEqualTo(names);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{key: env, operator: Near, values: [prod]}",
        "{key: env, values: [prod]}",
        "{key: env, operator: In}",
        "{key: env, operator: NotIn, values: []}",
        "{key: env, operator: Exists, values: [prod]}",
        "{key: env, operator: DoesNotExist, values: [prod]}",
      })
  void saysWhereAnExpressionIsWrong(String expression) {
    var yaml =
        "targets: [{clusterName: a}, {clusterSelector: {matchExpressions: [%s]}}]"
            .formatted(expression);
    assertThatThrownBy(() -> chosen(yaml))
        .isInstanceOf(InvalidTargetException.class)
        .hasMessageContaining("spec.targets[1].clusterSelector.matchExpressions")
        .hasMessageContaining("env");
  }

  @Test
  void takesExplicitNullsForNothing() {
    assertThat(chosen("{targets: null, targetRestrictions: null}")).isEmpty();
  }

  private static String chosen(String spec) {
    return String.join(
        " ",
        Matching.of(read(spec, BundleSpec.class)).choose(CLUSTERS, GROUPS).stream()
            .map(choice -> choice.cluster().name())
            .toList());
  }
}
