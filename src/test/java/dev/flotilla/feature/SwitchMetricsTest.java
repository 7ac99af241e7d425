package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.FeatureStatus;
import dev.flotilla.api.flotilla.FlotillaStatus;
import dev.flotilla.status.ManagedResources;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwitchMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final SwitchMetrics metrics = new SwitchMetrics(registry);

  @Test
  void exactlyOneStateIsOne() {
    metrics.show(status(FeatureState.Enabled));
    metrics.show(status(FeatureState.Disabling));

    assertThat(gauge("flotilla.feature.state", "state", "Disabling")).isOne();
    assertThat(gauge("flotilla.feature.state", "state", "Enabled")).isZero();
    assertThat(gauge("flotilla.feature.enabled", "feature", "continuous-delivery")).isOne();
  }

  @Test
  void figuresThatStayTheSameAreNeverMissing() {
    metrics.show(status(FeatureState.Enabled));
    var before = registry.get("flotilla.feature.enabled").gauge();

    metrics.show(status(FeatureState.Enabled));

    assertThat(registry.get("flotilla.feature.enabled").gauge()).isSameAs(before);
  }

  @Test
  void objectsAreCountedByKindAndState() {
    metrics.show(status(FeatureState.Enabled));

    assertThat(gauge("flotilla.feature.objects", "state", "Absent")).isEqualTo(2);
  }

  @Test
  void aStateWithoutObjectsHasNoFigureLeft() {
    metrics.show(status(FeatureState.Enabled));
    var next = status(FeatureState.Disabled);
    next.resources = List.of();
    metrics.show(next);

    assertThat(registry.find("flotilla.feature.objects").gauges()).isEmpty();
  }

  @Test
  void flipsAreCountedByDirection() {
    metrics.flipped("continuous-delivery", false, Duration.ofMillis(1500));
    metrics.flipped("continuous-delivery", true, Duration.ofMillis(200));

    assertThat(registry.get("flotilla.feature.flips").tag("to", "off").counter().count()).isOne();
    assertThat(registry.get("flotilla.feature.last.flip.duration").gauge().value()).isEqualTo(0.2);
  }

  @Test
  void whatWasPutBackIsCountedByKind() {
    metrics.putBack(new ServiceAccount());

    assertThat(
            registry
                .get("flotilla.feature.hand.edits.reverted")
                .tag("kind", "ServiceAccount")
                .counter()
                .count())
        .isOne();
  }

  private double gauge(String name, String tag, String value) {
    return registry.get(name).tag(tag, value).gauge().value();
  }

  private static FlotillaStatus status(FeatureState state) {
    var status = new FlotillaStatus();
    var feature = new FeatureStatus();
    feature.name = "continuous-delivery";
    feature.enabled = true;
    feature.state = state;
    status.features = List.of(feature);
    status.resources =
        List.of(
            ManagedResources.absent("batch/v1", "CronJob", "ns", "a"),
            ManagedResources.absent("batch/v1", "CronJob", "ns", "b"));
    return status;
  }
}
