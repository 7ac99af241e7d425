package dev.flotilla.kubernetes;

import dev.flotilla.api.FleetNames;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Lists objects without what is in them: a Content has up to a megabyte, its metadata a few lines.
 * Of a kind that the API server does not know any more, since its CRD is gone, there are none.
 */
public record MetadataList(KubernetesClient client) {

  private static final String METADATA_ONLY =
      "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
  private static final int PAGE = 500;
  private static final int TIMEOUT_SECONDS = 30;

  /**
   * Hands over the metadata of every object of a kind, page by page.
   *
   * @param plural the kind's name in URLs, for example {@code contents}
   * @throws KubernetesClientException when they could not be listed
   */
  public void forEach(String plural, Consumer<ObjectMeta> each) {
    pages(plural, "", each);
  }

  /**
   * Hands over the metadata of every object of a kind in a namespace that has a label.
   *
   * @param value the label's value; must be one that a label can have
   * @throws KubernetesClientException when they could not be listed
   */
  public void forEach(
      String plural, String namespace, String label, String value, Consumer<ObjectMeta> each) {
    pages("namespaces/" + namespace + "/" + plural, label + "=" + value, each);
  }

  private void pages(String path, String selector, Consumer<ObjectMeta> each) {
    var token = "";
    do {
      var list = page(path, selector, token);
      items(list).forEach(item -> each.accept(item.getMetadata()));
      var next = list.getMetadata().getContinue();
      token = next == null ? "" : next;
    } while (!token.isEmpty());
  }

  /** The API server writes a list of nothing as null where it is asked for metadata only. */
  private static List<GenericKubernetesResource> items(GenericKubernetesResourceList list) {
    return Objects.requireNonNullElse(list.getItems(), List.of());
  }

  private static GenericKubernetesResourceList none() {
    var none = new GenericKubernetesResourceList();
    none.setMetadata(new ListMeta());
    return none;
  }

  private GenericKubernetesResourceList page(String path, String selector, String token) {
    var url =
        "%sapis/%s/v1alpha1/%s?limit=%d&labelSelector=%s&continue=%s"
            .formatted(
                client.getMasterUrl(),
                FleetNames.GROUP,
                path,
                PAGE,
                URLEncoder.encode(selector, StandardCharsets.UTF_8),
                URLEncoder.encode(token, StandardCharsets.UTF_8));
    var http = client.getHttpClient();
    var request = http.newHttpRequestBuilder().uri(url).header("Accept", METADATA_ONLY).build();
    try {
      HttpResponse<String> response =
          http.sendAsync(request, String.class).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      if (response.code() == HttpURLConnection.HTTP_NOT_FOUND) {
        return none();
      }
      if (response.code() != HttpURLConnection.HTTP_OK) {
        throw new KubernetesClientException(
            "cannot list %s: HTTP status %d".formatted(path, response.code()),
            response.code(),
            null);
      }
      return client
          .getKubernetesSerialization()
          .unmarshal(response.body(), GenericKubernetesResourceList.class);
    } catch (ExecutionException | TimeoutException e) {
      throw new KubernetesClientException("cannot list " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KubernetesClientException("interrupted while listing " + path, e);
    }
  }
}
