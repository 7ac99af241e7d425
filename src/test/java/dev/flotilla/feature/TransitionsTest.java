package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureSource;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.FlotillaStatus;
import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.api.flotilla.ManagedResourceState;
import dev.flotilla.status.ManagedResources;
import dev.flotilla.status.SwitchStatus;
import dev.flotilla.testing.HeardEvents;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransitionsTest {

  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

  private final HeardEvents heard = new HeardEvents();
  private final List<String> events = heard.events();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Flotilla flotilla = new Flotilla();
  private Transitions transitions;

  @BeforeEach
  void start() {
    flotilla.getMetadata().setUid("one");
    restart();
  }

  @Test
  void eachTransitionIsToldOnceWithItsCounts() {
    round(START, true, ManagedResourceState.Absent, 0);
    round(START.plusMillis(200), true, ManagedResourceState.Absent, 0);
    round(START.plusMillis(400), true, ManagedResourceState.Present, 1);
    round(START.plusMillis(900), true, ManagedResourceState.Present, 0);

    assertThat(events)
        .containsExactly(
            "Normal Enabling continuous-delivery is being switched on: chosen",
            "Normal Enabled continuous-delivery is on: chosen; created 1 CronJob in 0.400s");
    assertThat(flotilla.getStatus().features.getFirst().lastFlip.enabled).isTrue();
    assertThat(registry.get("flotilla.feature.flips").counter().count()).isOne();
  }

  @Test
  void anotherProcessTellsNothingAgain() {
    round(START, true, ManagedResourceState.Present, 1);
    events.clear();
    restart();

    round(START.plusSeconds(1), true, ManagedResourceState.Present, 0);

    assertThat(events).isEmpty();
    assertThat(flotilla.getStatus().features.getFirst().lastFlip.duration).isEqualTo("0.000s");
    assertThat(registry.find("flotilla.feature.flips").counter()).isNull();
  }

  @Test
  void aStatusThatIsReadLateTellsNothingAgain() {
    round(START, true, ManagedResourceState.Present, 1);
    flotilla.setStatus(null);
    events.clear();

    round(START.plusSeconds(1), true, ManagedResourceState.Present, 0);

    assertThat(events).isEmpty();
  }

  @Test
  void whatIsHeldIsAWarningOnce() {
    round(START, false, ManagedResourceState.Blocked, 0);
    round(START.plusSeconds(1), false, ManagedResourceState.Blocked, 0);

    assertThat(events)
        .containsExactly(
            "Normal Disabling continuous-delivery is being switched off: chosen",
            "Warning RemovalBlocked CronJob ns/name is held");
  }

  @Test
  void aFlotillaObjectThatIsMadeAnewIsToldOfAnew() {
    round(START, true, ManagedResourceState.Present, 1);
    events.clear();
    flotilla.setStatus(null);
    flotilla.getMetadata().setUid("two");

    round(START, true, ManagedResourceState.Present, 0);

    assertThat(events).hasSize(1);
  }

  private void restart() {
    transitions = new Transitions();
    transitions.changes = new Changes();
    registry.clear();
    transitions.metrics = new SwitchMetrics(registry);
    transitions.announcer = heard;
  }

  private void round(Instant now, boolean wanted, ManagedResourceState found, int created) {
    transitions.clock = Clock.fixed(now, ZoneOffset.UTC);
    transitions.begin(
        flotilla, new Decision(wanted, wanted, FeatureSource.Spec, "chosen", Optional.empty()));
    for (var i = 0; i < created; i++) {
      transitions.changes.created(new CronJob());
    }
    var status = status(now, wanted, found);
    transitions.end(flotilla, status);
    flotilla.setStatus(status);
  }

  private FlotillaStatus status(Instant now, boolean wanted, ManagedResourceState found) {
    return new SwitchStatus(
            "continuous-delivery", wanted, wanted, FeatureSource.Spec, "chosen", null)
        .of(flotilla, List.of(resource(found)), now);
  }

  private static ManagedResource resource(ManagedResourceState state) {
    var resource = ManagedResources.absent("batch/v1", "CronJob", "ns", "name");
    resource.state = state;
    resource.message = "held";
    return resource;
  }
}
