package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureSource;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.rancher.Feature;
import dev.flotilla.api.rancher.FeatureSpec;
import dev.flotilla.testing.OperatorTest;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RancherFeatureIT extends OperatorTest {

  @AfterEach
  void uninstallRancher() {
    definition().delete();
    soon().until(() -> definition().get() == null);
  }

  @Test
  void ranchersFeatureIsTheSwitchAsSoonAsItIsThere() {
    turn(true);
    awaitState(FeatureState.Enabled);

    installRancher();
    choose(false);
    awaitState(FeatureState.Disabled);
    var status = flotilla().getStatus().features.getFirst();
    assertThat(status.source).isEqualTo(FeatureSource.RancherFeature);
    assertThat(status.message).isEqualTo("chosen by Rancher's Feature; spec.features is ignored");

    choose(true);
    awaitState(FeatureState.Enabled);
  }

  @Test
  void withoutRancherTheSpecificationDecidesAgain() {
    installRancher();
    choose(false);
    turn(true);
    awaitState(FeatureState.Disabled);

    uninstallRancher();

    awaitState(FeatureState.Enabled);
    assertThat(flotilla().getStatus().features.getFirst().source).isEqualTo(FeatureSource.Spec);
  }

  @Test
  void ranchersCrdAloneIsNoSwitch() {
    installRancher();
    turn(false);

    awaitState(FeatureState.Disabled);
    assertThat(flotilla().getStatus().features.getFirst().source).isEqualTo(FeatureSource.Spec);
  }

  private void installRancher() {
    admin
        .load(RancherFeatureIT.class.getResourceAsStream("rancher-features.yaml"))
        .serverSideApply();
    definition()
        .waitUntilCondition(
            crd ->
                crd != null
                    && crd.getStatus() != null
                    && crd.getStatus().getConditions() != null
                    && crd.getStatus().getConditions().stream()
                        .anyMatch(
                            c -> c.getType().equals("Established") && c.getStatus().equals("True")),
            30,
            TimeUnit.SECONDS);
  }

  private void choose(boolean on) {
    var feature = new Feature();
    feature.setMetadata(new ObjectMetaBuilder().withName("continuous-delivery").build());
    feature.setSpec(new FeatureSpec());
    feature.getSpec().value = on;
    admin.resource(feature).fieldManager("test").forceConflicts().serverSideApply();
  }

  private Resource<CustomResourceDefinition> definition() {
    return admin.apiextensions().v1().customResourceDefinitions().withName(Feature.DEFINITION);
  }
}
