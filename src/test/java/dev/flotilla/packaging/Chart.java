package dev.flotilla.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The Helm chart: the manifests, with what people choose taken from values. */
record Chart(Manifests manifests, Pom pom) {

  static final Path FOLDER = Manifests.FOLDER.resolve("chart");

  /** Objects that are there only when a value says so. */
  private static final Map<String, String> CONDITIONS =
      Map.of(
          "ClusterRoleBinding/flotilla-deployer", ".Values.deployer.clusterAdmin",
          "PodMonitor/flotilla", ".Values.monitoring.podMonitor",
          "PrometheusRule/flotilla", ".Values.monitoring.rules",
          "ConfigMap/flotilla-dashboard", ".Values.monitoring.dashboard");

  private static final String IMAGE = "\"{{ .Values.image.repository }}:{{ .Values.image.tag }}\"";

  static Chart read() {
    return new Chart(Manifests.read(), Pom.read());
  }

  GeneratedFiles files() {
    var files = new TreeMap<String, String>();
    files.put("Chart.yaml", GeneratedFiles.HEADER + Trees.write(metadata()));
    files.put("values.yaml", values().text());
    files.put("values.schema.json", values().schema().toPrettyString() + "\n");
    files.put("crds/crds.yaml", Trees.file(Manifests.definitions().stream()));
    files.put("templates/NOTES.txt", ChartValues.NOTES);
    for (var manifest : Stream.concat(manifests.all().stream(), Monitoring.all()).toList()) {
      // Helm makes the namespace, or it is there.
      if (!manifest.kind().equals("Namespace")) {
        var name = manifest.name() + "." + manifest.kind().toLowerCase(Locale.ROOT) + ".yaml";
        files.put("templates/" + name, template(manifest));
      }
    }
    files.put("templates/flotilla.flotilla.yaml", theSwitch());
    return new GeneratedFiles(FOLDER, files);
  }

  private ChartValues values() {
    var deployment = manifests.get("Deployment/flotilla").tree();
    var sample = Trees.read(Manifests.FOLDER.resolve("samples/flotilla.yaml")).getFirst();
    return new ChartValues(manifests.image(), deployment, sample.get("spec"));
  }

  private ObjectNode metadata() {
    return Trees.JSON
        .createObjectNode()
        .put("apiVersion", "v2")
        .put("name", "flotilla")
        .put(
            "description", "A GitOps operator with Rancher Fleet's API, and one switch for it all.")
        .put("type", "application")
        .put("version", pom.version())
        .put("appVersion", pom.version())
        .put("kubeVersion", ">=1.29.0-0");
  }

  private String template(Manifest manifest) {
    var template = new ChartTemplate(manifest.copy());
    var tree = template.tree();
    if (manifest.namespaced()) {
      template.value(tree.withObject("/metadata"), "namespace", "{{ .Release.Namespace }}");
    }
    for (JsonNode subject : tree.path("subjects")) {
      template.value((ObjectNode) subject, "namespace", "{{ .Release.Namespace }}");
    }
    if (manifest.kind().equals("Deployment")) {
      choices(template);
    }
    var condition = CONDITIONS.get(manifest.key());
    return GeneratedFiles.HEADER
        + (condition == null ? template.text() : onlyIf(condition, template.text()));
  }

  private static void choices(ChartTemplate template) {
    template.value(template.tree().withObject("/spec"), "replicas", "{{ .Values.replicas }}");
    var pod = template.tree().withObject("/spec/template/spec");
    var container = (ObjectNode) pod.at("/containers/0");
    template.value(container, "image", IMAGE);
    template.value(container, "imagePullPolicy", "{{ .Values.image.pullPolicy }}");
    template.block(container, "resources", ".Values.resources");
    for (JsonNode variable : container.path("env")) {
      if (variable.path("name").asText().equals("FLOTILLA_IMAGE")) {
        template.value((ObjectNode) variable, "value", IMAGE);
      }
    }
    for (var field : List.of("nodeSelector", "tolerations", "affinity", "imagePullSecrets")) {
      template.optional(pod, field, ".Values." + field);
    }
  }

  private static String theSwitch() {
    var template =
        new ChartTemplate(Trees.read(Manifests.FOLDER.resolve("samples/flotilla.yaml")).getFirst());
    // Deleted together with the operator it would wait for the operator for ever.
    template.tree().withObject("/metadata/annotations").put("helm.sh/resource-policy", "keep");
    template.block(template.tree(), "spec", ".Values.flotilla.spec");
    return GeneratedFiles.HEADER + onlyIf(".Values.flotilla.create", template.text());
  }

  private static String onlyIf(String condition, String text) {
    return "{{- if " + condition + " }}\n" + text + "{{- end }}\n";
  }
}
