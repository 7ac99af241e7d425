package dev.flotilla.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;

/**
 * What the Prometheus Operator makes of the PodMonitor: the configuration of a Prometheus that
 * scrapes the pods that there are, though every second.
 */
record ScrapeConfig(KubernetesClient admin) {

  /** The text of {@code prometheus.yaml}, beside which the alerts are in {@code alerts.yaml}. */
  String text() {
    var monitor =
        Monitoring.all().filter(one -> one.kind().equals("PodMonitor")).findFirst().orElseThrow();
    var root = Trees.JSON.createObjectNode();
    root.putObject("global").put("scrape_interval", "1s").put("evaluation_interval", "1s");
    root.putArray("rule_files").add("alerts.yaml");
    var jobs = root.putArray("scrape_configs");
    var namespace = monitor.tree().at("/metadata/namespace").asText();
    for (var endpoint : monitor.tree().at("/spec/podMetricsEndpoints")) {
      var job = jobs.addObject().put("job_name", namespace + "/" + monitor.name());
      job.put("metrics_path", endpoint.path("path").asText());
      job.put("honor_labels", endpoint.path("honorLabels").asBoolean());
      var targets = job.putArray("static_configs");
      pods(namespace, monitor.tree().at("/spec/selector/matchLabels"))
          .forEach(pod -> target(targets.addObject(), pod, endpoint.path("port").asText()));
    }
    return Trees.write(root);
  }

  private Iterable<Pod> pods(String namespace, JsonNode labels) {
    var selector = new HashMap<String, String>();
    labels.properties().forEach(label -> selector.put(label.getKey(), label.getValue().asText()));
    return admin.pods().inNamespace(namespace).withLabels(selector).list().getItems();
  }

  private static void target(ObjectNode target, Pod pod, String port) {
    var container = pod.getSpec().getContainers().getFirst();
    var number =
        container.getPorts().stream()
            .filter(one -> port.equals(one.getName()))
            .map(ContainerPort::getContainerPort)
            .findFirst()
            .orElseThrow();
    target.putArray("targets").add(pod.getStatus().getPodIP() + ":" + number);
    target
        .putObject("labels")
        .put("namespace", pod.getMetadata().getNamespace())
        .put("pod", pod.getMetadata().getName())
        .put("container", container.getName());
  }
}
