package dev.flotilla.deploy.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class HealthRulesTest {

  private static final String DEPLOYMENT = "apps/v1 Deployment";
  private static final String STATEFUL = "apps/v1 StatefulSet";
  private static final String DAEMON = "apps/v1 DaemonSet";
  private static final String CLAIM = "v1 PersistentVolumeClaim";
  private static final String CRD = "apiextensions.k8s.io/v1 CustomResourceDefinition";

  static Stream<Arguments> objects() {
    return Stream.of(
        arguments("v1 ConfigMap", "data: {a: b}", ""),
        arguments(
            "v1 ConfigMap", "metadata: {deletionTimestamp: x}", "[terminating] is being deleted"),
        arguments(
            "example.com/v1 Thing", "status: {conditions: [{type: Ready, status: 'True'}]}", ""),
        arguments(
            "example.com/v1 Thing",
            "status: {conditions: [{type: Ready, status: 'False', message: wait for it}]}",
            "[progressing] wait for it"),
        arguments(
            "example.com/v1 Thing",
            "status: {conditions: [{type: Ready, status: Unknown, reason: Asking}]}",
            "[progressing] Asking"),
        arguments(
            "example.com/v1 Thing",
            "status: {conditions: [{type: Available, status: 'False', reason: Down}]}",
            "[progressing] Down"),
        arguments(
            "example.com/v1 Thing",
            "{metadata: {generation: 3}, status: {observedGeneration: 2}}",
            "[progressing] generation 3 is not observed yet, only 2"),
        arguments(
            "example.com/v1 Thing",
            "status: {conditions: [{type: Stalled, status: 'True', message: no way}]}",
            "[error] no way"),
        arguments(
            "example.com/v1 Thing",
            "status: {conditions: [{type: Reconciling, status: 'True', message: on it}]}",
            "[progressing] on it"),
        arguments("example.com/v1 Thing", "status: {conditions: odd}", ""),
        arguments("example.com/v1 Thing", "status: odd", ""),
        arguments(DEPLOYMENT, "spec: {replicas: 1}", "[progressing] Available: 0/1"),
        arguments(DEPLOYMENT, "spec: {}", "[progressing] Available: 0/1"),
        arguments(DEPLOYMENT, "spec: {replicas: 0}", ""),
        arguments(
            DEPLOYMENT,
            "{spec: {replicas: 2}, status: {replicas: 2, updatedReplicas: 2, availableReplicas: 1,"
                + " readyReplicas: 1}}",
            "[progressing] Available: 1/2"),
        arguments(
            DEPLOYMENT,
            "{spec: {replicas: 2}, status: {replicas: 3, updatedReplicas: 1, availableReplicas: 2,"
                + " readyReplicas: 2}}",
            "[progressing] Updated: 1/2"),
        arguments(
            DEPLOYMENT,
            "{spec: {replicas: 2}, status: {replicas: 3, updatedReplicas: 2, availableReplicas: 2,"
                + " readyReplicas: 3}}",
            "[progressing] Pending termination: 1"),
        arguments(
            DEPLOYMENT,
            "{spec: {replicas: 1}, status: {replicas: 1, updatedReplicas: 1, availableReplicas: 1,"
                + " readyReplicas: 1, conditions: [{type: Available, status: 'True'}]}}",
            ""),
        arguments(
            DEPLOYMENT,
            "status: {conditions: [{type: Progressing, status: 'False', reason:"
                + " ProgressDeadlineExceeded, message: timed out}]}",
            "[error] timed out"),
        arguments(
            DEPLOYMENT,
            "status: {conditions: [{type: ReplicaFailure, status: 'True', message: quota}]}",
            "[error] quota"),
        arguments(STATEFUL, "spec: {replicas: 2}", "[progressing] Replicas: 0/2"),
        arguments(
            STATEFUL,
            "{spec: {replicas: 2}, status: {replicas: 2, readyReplicas: 1}}",
            "[progressing] Ready: 1/2"),
        arguments(
            STATEFUL,
            "{spec: {replicas: 2}, status: {replicas: 2, readyReplicas: 2, updatedReplicas: 1}}",
            "[progressing] Updated: 1/2"),
        arguments(
            STATEFUL,
            "{spec: {replicas: 1}, status: {replicas: 1, readyReplicas: 1, updatedReplicas: 1,"
                + " currentRevision: a, updateRevision: b}}",
            "[progressing] waiting for the last replica of revision a"),
        arguments(
            STATEFUL,
            "{spec: {replicas: 2, updateStrategy: {rollingUpdate: {partition: 1}}}, status: {replicas:"
                + " 2, readyReplicas: 2, updatedReplicas: 1, currentRevision: a, updateRevision: b}}",
            ""),
        arguments(STATEFUL, "spec: {updateStrategy: {type: OnDelete}}", ""),
        arguments(DAEMON, "spec: {}", "[progressing] not observed yet"),
        arguments(
            DAEMON,
            "status: {observedGeneration: 1, desiredNumberScheduled: 3, currentNumberScheduled: 3,"
                + " updatedNumberScheduled: 2}",
            "[progressing] Updated: 2/3"),
        arguments(
            DAEMON,
            "status: {observedGeneration: 1, desiredNumberScheduled: 1, currentNumberScheduled: 1,"
                + " updatedNumberScheduled: 1, numberAvailable: 1, numberReady: 1}",
            ""),
        arguments(DAEMON, "status: {observedGeneration: 1, desiredNumberScheduled: 0}", ""),
        arguments("apps/v1 ReplicaSet", "spec: {}", "[progressing] Labelled: 0/1"),
        arguments(
            "apps/v1 ReplicaSet",
            "status: {replicas: 2, fullyLabeledReplicas: 1, availableReplicas: 1, readyReplicas: 1}",
            "[progressing] Pending termination: 1"),
        arguments("batch/v1 Job", "spec: {}", "[progressing] Succeeded: 0, active: 0, failed: 0"),
        arguments("batch/v1 Job", "status: {conditions: [{type: Complete, status: 'True'}]}", ""),
        arguments("batch/v1 Job", "status: {conditions: [{type: Suspended, status: 'True'}]}", ""),
        arguments(
            "batch/v1 Job",
            "status: {conditions: [{type: Failed, status: 'True', reason: DeadlineExceeded}]}",
            "[error] DeadlineExceeded"),
        arguments("v1 Pod", "status: {phase: Pending}", "[progressing] not started yet"),
        arguments(
            "v1 Pod",
            "status: {phase: Pending, conditions: [{type: PodScheduled, status: 'False', message: no"
                + " nodes}]}",
            "[progressing] no nodes"),
        arguments(
            "v1 Pod",
            "status: {phase: Running, containerStatuses: [{name: c, state: {waiting: {reason:"
                + " CrashLoopBackOff}}}]}",
            "[error] container c: CrashLoopBackOff"),
        arguments("v1 Pod", "status: {phase: Succeeded}", ""),
        arguments("v1 Pod", "status: {phase: Failed, reason: Evicted}", "[error] Evicted"),
        arguments(
            "v1 Pod", "status: {phase: Running, conditions: [{type: Ready, status: 'True'}]}", ""),
        arguments(CLAIM, "status: {phase: Pending}", "[progressing] not bound to a volume yet"),
        arguments(CLAIM, "status: {phase: Bound}", ""),
        arguments(CLAIM, "status: {phase: Lost}", "[error] its volume is lost"),
        arguments("v1 Service", "spec: {type: ClusterIP}", ""),
        arguments(
            "v1 Service",
            "spec: {type: LoadBalancer}",
            "[progressing] the load balancer has no address yet"),
        arguments(
            "v1 Service",
            "{spec: {type: LoadBalancer}, status: {loadBalancer: {ingress: [{ip: 1.2.3.4}]}}}",
            ""),
        arguments("serving.knative.dev/v1 Service", "spec: {type: LoadBalancer}", ""),
        arguments("v1 Namespace", "status: {phase: Active}", ""),
        arguments("v1 Namespace", "status: {phase: Terminating}", "[terminating] is being deleted"),
        arguments(CRD, "spec: {}", "[progressing] not established yet"),
        arguments(CRD, "status: {conditions: [{type: Established, status: 'True'}]}", ""),
        arguments(
            CRD,
            "status: {conditions: [{type: NamesAccepted, status: 'False', message: taken}]}",
            "[error] taken"),
        arguments(
            "apiregistration.k8s.io/v1 APIService",
            "status: {conditions: [{type: Available, status: 'False', message: no endpoints}]}",
            "[progressing] no endpoints"));
  }

  @ParameterizedTest(name = "{0} with {1} is <{2}>")
  @MethodSource("objects")
  void healthIsToldByTheRuleOfTheKind(String type, String fields, String summary) {
    var health = HealthRules.of(object(type, fields), List.of());

    assertThat(health.summary()).isEqualTo(summary);
    assertThat(health.isCurrent()).isEqualTo(summary.isEmpty());
  }

  @Test
  void ignoredConditionsDoNotCount() {
    var thing =
        object(
            "example.com/v1 Thing",
            "status: {conditions: [{type: Ready, status: 'False', message: never mind}]}");

    assertThat(
            HealthRules.of(thing, List.of(Map.of("type", "Ready", "status", "False"))).isCurrent())
        .isTrue();
    assertThat(
            HealthRules.of(thing, List.of(Map.of("type", "Ready", "status", "True"))).isCurrent())
        .isFalse();
    assertThat(HealthRules.of(thing, List.of(Map.of())).isCurrent()).isFalse();
  }

  private static GenericKubernetesResource object(String type, String fields) {
    var content = new LinkedHashMap<String, Object>();
    content.put("metadata", Map.of());
    ((Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(fields))
        .forEach((field, value) -> content.put((String) field, value));
    content.put("apiVersion", type.substring(0, type.indexOf(' ')));
    content.put("kind", type.substring(type.indexOf(' ') + 1));
    return new ObjectMapper().convertValue(content, GenericKubernetesResource.class);
  }
}
