package dev.flotilla.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class PodTroubleTest {

  @Test
  void anImageThatCannotBePulledIsNamed() {
    var pod =
        pod(
            "{containerStatuses: [{name: sync, state: {waiting: {reason: ImagePullBackOff,"
                + " message: 'Back-off pulling image \"no/such:1\"'}}}]}");

    assertThat(PodTrouble.waiting(pod))
        .contains("the container waits: ImagePullBackOff: Back-off pulling image \"no/such:1\"");
  }

  @Test
  void aPodWithoutANodeSaysWhatTheSchedulerSays() {
    var pod =
        pod(
            "{phase: Pending, conditions: [{type: PodScheduled, status: 'False', reason:"
                + " Unschedulable, message: '0/1 nodes are available'}]}");

    assertThat(PodTrouble.waiting(pod))
        .contains("the pod has no node: Unschedulable: 0/1 nodes are available");
  }

  @Test
  void aPodThatIsAboutToRunOrRunsIsInNoTrouble() {
    assertThat(PodTrouble.waiting(new Pod())).isEmpty();
    assertThat(PodTrouble.waiting(pod("{phase: Pending}"))).isEmpty();
    assertThat(
            PodTrouble.waiting(
                pod("{containerStatuses: [{state: {waiting: {reason: ContainerCreating}}}]}")))
        .isEmpty();
    assertThat(
            PodTrouble.waiting(
                pod(
                    "{conditions: [{type: PodScheduled, status: 'True'}],"
                        + " containerStatuses: [{state: {running: {}}}]}")))
        .isEmpty();
  }

  @Test
  void anEvictionIsToldInTheKubeletsWords() {
    var pod =
        pod("{phase: Failed, reason: Evicted, message: 'The node was low on resource: memory.'}");

    assertThat(PodTrouble.killed(pod))
        .contains("the pod was stopped: Evicted: The node was low on resource: memory.");
  }

  @Test
  void aKillForWantOfMemoryIsTold() {
    var pod =
        pod("{containerStatuses: [{state: {terminated: {exitCode: 137, reason: OOMKilled}}}]}");

    assertThat(PodTrouble.killed(pod)).contains("exit code 137: OOMKilled");
  }

  @Test
  void aPodThatEndedWellWasNotKilled() {
    var pod = pod("{containerStatuses: [{state: {terminated: {exitCode: 0, reason: Completed}}}]}");

    assertThat(PodTrouble.killed(pod)).isEmpty();
    assertThat(PodTrouble.killed(new Pod())).isEmpty();
  }

  private static Pod pod(String status) {
    return Serialization.unmarshal("kind: Pod\napiVersion: v1\nstatus: " + status, Pod.class);
  }
}
