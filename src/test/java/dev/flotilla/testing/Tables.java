package dev.flotilla.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What {@code kubectl get} shows: the columns that the API server makes. */
public final class Tables {

  private Tables() {}

  /** The one row of a GitRepo: cells by the name of their column. */
  public static Map<String, String> ofGitRepo(
      KubernetesClient admin, String namespace, String name) {
    var path = "apis/fleet.cattle.io/v1alpha1/namespaces/%s/gitrepos/%s".formatted(namespace, name);
    var table = Serialization.unmarshal(get(admin, path), JsonNode.class);
    var columns = table.get("columnDefinitions");
    var cells = table.get("rows").get(0).get("cells");
    var row = new LinkedHashMap<String, String>();
    for (var i = 0; i < columns.size(); i++) {
      row.put(columns.get(i).get("name").asText(), cells.get(i).asText(""));
    }
    return row;
  }

  private static String get(KubernetesClient admin, String path) {
    var client = admin.getHttpClient();
    var request =
        client
            .newHttpRequestBuilder()
            .uri(admin.getMasterUrl() + path)
            .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")
            .build();
    return client.sendAsync(request, String.class).orTimeout(30, TimeUnit.SECONDS).join().body();
  }
}
