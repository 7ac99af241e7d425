package dev.flotilla.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.flotilla.api.fleet.BundleDeployment;

/** BundleDeployments for tests: version v1 is wanted. */
final class Samples {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private Samples() {}

  static BundleDeployment deployment(String bundle, String status) {
    return deployment(bundle, "local", status);
  }

  static BundleDeployment deployment(String bundle, String cluster, String status) {
    return read(
        """
        metadata:
          name: %s
          namespace: cluster-x
          labels: {fleet.cattle.io/cluster: %s, fleet.cattle.io/cluster-namespace: fleet-local}
        spec: {deploymentID: v1, stagedDeploymentID: v1}
        status: %s
        """
            .formatted(bundle, cluster, status.replace("\n", " ")),
        BundleDeployment.class);
  }

  static <T> T read(String yaml, Class<T> type) {
    try {
      return YAML.readValue(yaml, type);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
