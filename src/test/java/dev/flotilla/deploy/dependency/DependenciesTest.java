package dev.flotilla.deploy.dependency;

import static dev.flotilla.target.Yaml.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.deploy.dependency.Dependencies.Wait;
import dev.flotilla.status.BundleState;
import dev.flotilla.target.InvalidTargetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependenciesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                             | ''",
        "[{}]                                           | ''",
        "[{name: db}]                                   | ''",
        "[{name: cache}]                                | cache (NotReady)",
        "[{name: db}, {name: cache}]                    | cache (NotReady)",
        "[{name: cache, acceptedStates: [NotReady, Ready]}] | ''",
        "[{name: cache, acceptedStates: []}]            | cache (NotReady)",
        "[{name: db, acceptedStates: [Modified]}]       | db (Ready)",
        "[{name: queue, acceptedStates: null}]          | queue (not on this cluster; did you mean shop-queue?)",
        "[{name: apps/queue}]                           | apps/queue (not on this cluster)",
        "[{name: shop/queue}]                           | shop/queue (not on this cluster; did you mean shop-queue?)",
        "[{name: nothing}]                              | nothing (not on this cluster)",
        "[{selector: {matchLabels: {tier: base}}}]      | cache (NotReady)",
        "[{selector: {matchLabels: {tier: none}}}]      | what its selector chooses (not on this cluster)",
        "[{selector: {matchLabels: {tier: own}}}]       | what its selector chooses (not on this cluster)",
        "[{name: db, selector: {matchLabels: {tier: base}}}] | ''",
        "[{name: db, selector: {matchLabels: {tier: none}}}] | db with the labels of its selector (not on this cluster)",
      })
  void waitsForWhatIsNotInAnAcceptedState(String dependsOn, String expected) {
    var wait =
        dependencies(
            node("app", "own", BundleState.Pending, dependsOn),
            node("db", "base", BundleState.Ready, "[]"),
            node("cache", "base", BundleState.NotReady, "[]"),
            node("shop-queue", "", BundleState.Ready, "[]"));

    assertThat(wait.map(Wait::message).orElse(""))
        .isEqualTo(expected.isEmpty() ? "" : "waits for bundles that it depends on: " + expected);
    assertThat(wait.map(Wait::isForEver).orElse(false)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{name: app}] | []            | []           | app -> app",
        "[{name: b}]   | [{name: app}] | []           | app -> b -> app",
        "[{name: b}]   | [{name: c}]   | [{name: app}] | app -> b -> c -> app",
        "[{name: c}, {name: b}] | [{name: app}] | []  | app -> b -> app",
        "[{selector: {matchLabels: {tier: base}}}] | [{name: c}] | [{name: app}] | app -> b -> c -> app",
      })
  void namesTheCircleThatItIsIn(String app, String b, String c, String path) {
    assertThat(
            dependencies(
                node("app", "own", BundleState.Pending, app),
                node("b", "base", BundleState.Pending, b),
                node("c", "", BundleState.Pending, c)))
        .contains(new Wait("dependsOn goes round in a circle: " + path, true));
  }

  @Test
  void aCircleOfOthersIsTheirsToTell() {
    assertThat(
            dependencies(
                node("app", "own", BundleState.Pending, "[{name: b}]"),
                node("b", "", BundleState.Pending, "[{name: c}]"),
                node("c", "", BundleState.Pending, "[{name: b}]")))
        .contains(new Wait("waits for bundles that it depends on: b (Pending)", false));
  }

  @Test
  void isFastWhereManyDependOnMany() {
    var nodes = new Node[300];
    for (var i = 0; i < nodes.length; i++) {
      nodes[i] =
          node(
              "n" + i,
              i == 0 ? "own" : "all",
              BundleState.Pending,
              "[{selector: {matchLabels: {tier: all}}}]");
    }
    assertThat(dependencies(nodes).orElseThrow().message()).contains("and 294 more");
  }

  @Test
  void saysWhenASelectorCannotBeRight() {
    assertThatThrownBy(
            () ->
                node(
                    "app",
                    "",
                    BundleState.Pending,
                    "[{selector: {matchExpressions: [{key: a, operator: x}]}}]"))
        .isInstanceOf(InvalidTargetException.class)
        .hasMessageContaining("dependsOn.selector");
  }

  private static Optional<Wait> dependencies(Node... nodes) {
    return new Dependencies(List.of(nodes)).of(nodes[0]);
  }

  private static Node node(String name, String tier, BundleState state, String dependsOn) {
    var deployment = read("spec: {dependsOn: %s}".formatted(dependsOn), BundleDeployment.class);
    return new Node(name, Map.of("tier", tier), state, Need.of(deployment.getSpec().dependsOn));
  }
}
