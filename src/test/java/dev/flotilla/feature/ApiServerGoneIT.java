package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.testing.LocalCluster;
import dev.flotilla.testing.OperatorTest;
import dev.flotilla.testing.UserObjects;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The API server is gone for a while: 5 s, or five minutes with {@code -Dflotilla.test.long=true}.
 * The operator may end by losing its lease; then it is started again, as a kubelet does.
 */
class ApiServerGoneIT extends OperatorTest {

  private static final boolean LONG = Boolean.getBoolean("flotilla.test.long");
  private static final Duration OUTAGE = LONG ? Duration.ofMinutes(5) : Duration.ofSeconds(5);

  /**
   * The garbage collector, whose turn comes when an object with others below it is deleted, has
   * backed off by up to a minute, for each kind by itself.
   */
  private static final Duration RECOVERY = LONG ? Duration.ofMinutes(4) : Duration.ofMinutes(2);

  private static final String WITNESS = "after-the-outage";

  /** The other controllers have backed off too, and later tests count on them at once. */
  @AfterEach
  void awaitControllers() {
    var namespace =
        new NamespaceBuilder().withNewMetadata().withName(WITNESS).endMetadata().build();
    admin.resource(namespace).create();
    var accounts = admin.serviceAccounts().inNamespace(WITNESS);
    eventually().until(() -> accounts.withName("default").get() != null);
    var job = admin.resource(witness());
    job.create();
    eventually().until(() -> !admin.pods().inNamespace(WITNESS).list().getItems().isEmpty());
    job.withPropagationPolicy(DeletionPropagation.FOREGROUND).delete();
    eventually().until(() -> job.get() == null);
    admin.resource(namespace).delete();
    eventually().until(() -> admin.resource(namespace).get() == null);
  }

  @Test
  void anOutageWhileOnAndInMidFlipConvergesAndTakesNothingOfTheUsers() {
    var users = UserObjects.deploy(admin);
    turn(true);
    awaitState(FeatureState.Enabled);
    var before = users.versions();

    outage();
    awaitState(FeatureState.Enabled);
    turn(false);
    outage();
    awaitAfterOutage(FeatureState.Disabled);
    assertThat(cronJob()).isNull();
    turn(true);
    awaitAfterOutage(FeatureState.Enabled);

    assertThat(cronJob()).isNotNull();
    assertThat(users.versions()).isEqualTo(before);
    users.remove();
  }

  private static Job witness() {
    return new JobBuilder()
        .withNewMetadata()
        .withNamespace(WITNESS)
        .withName(WITNESS)
        .endMetadata()
        .withNewSpec()
        .withNewTemplate()
        .withNewSpec()
        .withRestartPolicy("Never")
        .addNewContainer()
        .withName("never-runs")
        .withImage("none")
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  private ConditionFactory eventually() {
    return soon().atMost(RECOVERY);
  }

  private void outage() {
    LocalCluster.stopApiServer();
    Awaitility.await().pollDelay(OUTAGE).atMost(OUTAGE.plusSeconds(60)).until(() -> true);
    LocalCluster.startApiServer();
    restartIfEnded();
  }

  /**
   * The operator may end some seconds after the outage too, when it finds that its lease is lost.
   */
  private void awaitAfterOutage(FeatureState state) {
    eventually()
        .conditionEvaluationListener(
            condition -> {
              if (condition.isSatisfied()) {
                System.out.printf(
                    "%s %d ms after the outage%n", state, condition.getElapsedTimeInMS());
              }
            })
        .until(
            () -> {
              restartIfEnded();
              var status = flotilla().getStatus();
              return status.observedGeneration.equals(flotilla().getMetadata().getGeneration())
                  && status.features.getFirst().state == state;
            });
  }
}
