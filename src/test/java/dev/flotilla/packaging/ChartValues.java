package dev.flotilla.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What people choose when they install the chart, and what may be chosen.
 *
 * @param image the default, with its tag
 * @param deployment the one whose replicas and resources are the defaults
 * @param flotilla the default specification of the switch's object
 */
record ChartValues(String image, ObjectNode deployment, JsonNode flotilla) {

  static final String NOTES =
      """
      Flotilla {{ .Chart.AppVersion }} is in the namespace {{ .Release.Namespace }}.

        kubectl get flotilla
        kubectl get gitrepo -A
      {{ if not .Values.deployer.clusterAdmin }}
      The account flotilla-deployer has no rights, so that nothing can be deployed as it yet.
      {{ end }}
      To uninstall, so that applications and definitions stay:

        kubectl delete flotilla flotilla
        helm uninstall {{ .Release.Name }} --namespace {{ .Release.Namespace }}
      """;

  /** {@code values.yaml}. */
  String text() {
    var colon = image.lastIndexOf(':');
    return GeneratedFiles.HEADER
        + """

        # The operator's image; sync and clean-up pods run the same one.
        image:
          repository: %s
          tag: %s
          pullPolicy: IfNotPresent
        imagePullSecrets: []

        # Of several operators one works, the others wait.
        replicas: %s
        resources:
        %s
        nodeSelector: {}
        tolerations: []
        affinity: {}

        deployer:
          # Whether what names no account is deployed with all rights. Without it, bind what may be deployed to the
          # account flotilla-deployer.
          clusterAdmin: true

        # What the Prometheus Operator scrapes and warns of, and a dashboard for Grafana's sidecar.
        monitoring:
          podMonitor: false
          rules: false
          dashboard: false

        # The object that switches everything on.
        flotilla:
          create: true
          spec:
        %s\
        """
            .formatted(
                image.substring(0, colon),
                image.substring(colon + 1),
                deployment.at("/spec/replicas").asText(),
                Trees.write(resources()).indent(2).stripTrailing(),
                Trees.write(flotilla).indent(4));
  }

  /** {@code values.schema.json}. */
  ObjectNode schema() {
    var root = Trees.JSON.createObjectNode();
    root.put("$schema", "http://json-schema.org/draft-07/schema#");
    var top = properties(root);
    top.putObject("global").put("type", "object");
    var images = properties(top.putObject("image"));
    text(images, "repository").put("minLength", 1);
    text(images, "tag").put("minLength", 1);
    var policies = text(images, "pullPolicy").putArray("enum");
    List.of("Always", "IfNotPresent", "Never").forEach(policies::add);
    top.putObject("replicas").put("type", "integer").put("minimum", 0);
    top.putObject("resources").put("type", "object");
    top.putObject("nodeSelector").put("type", "object");
    top.putObject("affinity").put("type", "object");
    for (var list : List.of("imagePullSecrets", "tolerations")) {
      top.putObject(list).put("type", "array").putObject("items").put("type", "object");
    }
    properties(top.putObject("deployer")).putObject("clusterAdmin").put("type", "boolean");
    var monitoring = properties(top.putObject("monitoring"));
    for (var part : List.of("podMonitor", "rules", "dashboard")) {
      monitoring.putObject(part).put("type", "boolean");
    }
    var flotillas = properties(top.putObject("flotilla"));
    flotillas.putObject("create").put("type", "boolean");
    flotillas.set("spec", JsonSchemas.of(specification()));
    return root;
  }

  private JsonNode resources() {
    return deployment.at("/spec/template/spec/containers/0/resources");
  }

  private static JsonNode specification() {
    return Manifests.definitions().stream()
        .filter(one -> one.at("/spec/names/kind").asText().equals("Flotilla"))
        .findFirst()
        .orElseThrow()
        .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
  }

  private static ObjectNode properties(ObjectNode schema) {
    return schema.put("type", "object").put("additionalProperties", false).putObject("properties");
  }

  private static ObjectNode text(ObjectNode properties, String name) {
    return properties.putObject(name).put("type", "string");
  }
}
