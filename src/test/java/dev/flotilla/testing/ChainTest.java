package dev.flotilla.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.Flotilla;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.NoSuchElementException;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.TestInstance;

/** What tests of a running operator share, wherever it runs: the switch, and waiting. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ChainTest {

  /** The operator's namespace. */
  protected static final String SYSTEM = "flotilla-system";

  /** The namespace of the local cluster's GitRepos. */
  protected static final String LOCAL = "fleet-local";

  protected KubernetesClient admin;

  /** Makes or changes the Flotilla object. */
  protected void turn(boolean on) {
    var flotilla = new Flotilla();
    flotilla.getMetadata().setName(Flotilla.NAME);
    flotilla.getSpec().features = new HashMap<>();
    flotilla.getSpec().features.put("continuous-delivery", on);
    admin.resource(flotilla).forceConflicts().fieldManager("test").serverSideApply();
  }

  protected Flotilla flotilla() {
    return admin.resources(Flotilla.class).withName(Flotilla.NAME).get();
  }

  protected void awaitState(FeatureState state) {
    soon()
        .untilAsserted(
            () -> {
              var status = flotilla().getStatus();
              assertThat(status).isNotNull();
              assertThat(status.observedGeneration)
                  .isEqualTo(flotilla().getMetadata().getGeneration());
              assertThat(status.features.getFirst().state).isEqualTo(state);
            });
  }

  /**
   * Waits until something is so that has to be so in the end. What is looked at may not be there
   * yet: an object, its status, a condition in it.
   */
  protected ConditionFactory soon() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptionsMatching(
            e -> e instanceof NullPointerException || e instanceof NoSuchElementException);
  }

  protected static String version(HasMetadata object) {
    return object.getMetadata().getResourceVersion();
  }

  protected static String uid(HasMetadata object) {
    return object.getMetadata().getUid();
  }
}
