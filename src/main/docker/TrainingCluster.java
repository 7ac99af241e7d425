import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code flotilla train} talks to when an image is made: as much of an API server as it needs to believe that
 * there is a cluster, with one GitRepo in it, and that GitRepo's repository. Nothing is checked, nothing is controlled,
 * and nobody should take it for more. Runs from its source and that of {@link TrainingRepository}, with the
 * application's libraries:
 *
 * <pre>java -cp 'target/quarkus-app/lib/main/*' TrainingCluster.java KEYSTORE READY-FILE</pre>
 *
 * KEYSTORE is a PKCS #12 file with the password "training"; READY-FILE gets the API server's port when it listens.
 */
final class TrainingCluster {

  private static final Pattern URL = Pattern.compile(
      "/(?:api/(?<core>v1)|apis/(?<group>[^/]+/[^/]+))(?:/namespaces/(?<ns>[^/]+)(?=/[^/]+))?/(?<plural>[^/]+)"
          + "(?:/(?<name>[^/]+))?(?<sub>/[^/]+)?");

  /** Types that are looked up before something is deployed: plural, kind, whether it is in a namespace. */
  private static final Map<String, String> TYPES = Map.of(
      "v1", "namespaces Namespace false, configmaps ConfigMap true, serviceaccounts ServiceAccount true",
      "apps/v1", "deployments Deployment true");

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, ObjectNode> objects = new LinkedHashMap<>();
  private final Map<ServerWebSocket, String> watches = new LinkedHashMap<>();
  private final TrainingRepository repository = new TrainingRepository();
  private long version = 1;

  public static void main(String[] arguments) throws Exception {
    new TrainingCluster().start(arguments[0], Path.of(arguments[1]));
  }

  private void start(String keystore, Path ready) throws Exception {
    repository.commit();
    var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    var git = vertx.createHttpServer().requestHandler(repository::serve);
    git.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get();
    seed("flotilla.dev/v1alpha1", "Flotilla", "flotillas", "", "flotilla", "{}");
    seed("fleet.cattle.io/v1alpha1", "GitRepo", "gitrepos", "fleet-local", "training",
        "{\"repo\":\"http://127.0.0.1:" + git.actualPort() + "/training.git\",\"branch\":\"main\",\"paths\":[\"app\"],"
            + "\"targetNamespace\":\"training\",\"pollingInterval\":\"1s\"}");
    var tls = new HttpServerOptions().setSsl(true).setUseAlpn(true)
        .setKeyCertOptions(new PfxOptions().setPath(keystore).setPassword("training"));
    var api = vertx.createHttpServer(tls).webSocketHandler(this::watch).requestHandler(this::api);
    api.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get();
    Files.writeString(ready, Integer.toString(api.actualPort()));
  }

  // All of the API server happens in the one event loop.

  private void seed(String apiVersion, String kind, String plural, String namespace, String name, String spec)
      throws IOException {
    var object = json.createObjectNode().put("apiVersion", apiVersion).put("kind", kind);
    object.putObject("metadata").put("name", name);
    object.set("spec", json.readTree(spec));
    store("/apis/" + apiVersion + "/" + plural + "/", namespace, object);
  }

  private void api(HttpServerRequest request) {
    request.body().onSuccess(body -> {
      try {
        answer(request, body);
      } catch (IOException | RuntimeException e) {
        e.printStackTrace();
        reply(request, 500, status(500, "InternalError"));
      }
    });
  }

  private void answer(HttpServerRequest request, Buffer body) throws IOException {
    var url = URL.matcher(request.path());
    if (request.path().equals("/version")) {
      reply(request, 200, json.createObjectNode().put("major", "1").put("minor", "35").put("gitVersion", "v1.35.0"));
    } else if (!url.matches()) {
      discover(request);
    } else if (url.group("plural").equals("selfsubjectrulesreviews")) {
      reply(request, 201, everythingAllowed((ObjectNode) json.readTree(body.getBytes())));
    } else if (request.method() == HttpMethod.POST) {
      create(request, url, (ObjectNode) json.readTree(body.getBytes()));
    } else if (url.group("name") == null) {
      reply(request, 200, list(request, url));
    } else {
      one(request, url, body);
    }
  }

  private void discover(HttpServerRequest request) {
    var groupVersion = request.path().replaceFirst("^/apis?/", "");
    var types = TYPES.get(groupVersion);
    if (types == null) {
      reply(request, 404, status(404, "NotFound"));
      return;
    }
    var list = json.createObjectNode().put("kind", "APIResourceList").put("groupVersion", groupVersion);
    var resources = list.putArray("resources");
    for (var type : types.split(", ")) {
      var words = type.split(" ");
      var resource = resources.addObject().put("name", words[0]).put("kind", words[1]).put("singularName", "");
      resource.put("namespaced", Boolean.parseBoolean(words[2])).putArray("verbs").add("get").add("list").add("watch");
    }
    reply(request, 200, list);
  }

  private static ObjectNode everythingAllowed(ObjectNode review) {
    var status = review.putObject("status").put("incomplete", false);
    status.putArray("nonResourceRules");
    var rule = status.putArray("resourceRules").addObject();
    for (var field : List.of("verbs", "apiGroups", "resources")) {
      rule.putArray(field).add("*");
    }
    return review;
  }

  private void create(HttpServerRequest request, Matcher url, ObjectNode object) {
    var metadata = (ObjectNode) object.get("metadata");
    if (metadata.path("name").isMissingNode()) {
      metadata.put("name", metadata.path("generateName").asText("object-") + version);
    }
    if (objects.containsKey(collection(url) + namespace(url) + "/" + metadata.get("name").asText())) {
      reply(request, 409, status(409, "AlreadyExists"));
    } else if (request.getParam("dryRun") != null) {
      reply(request, 201, object);
    } else {
      reply(request, 201, store(collection(url), namespace(url), object));
    }
  }

  private ObjectNode list(HttpServerRequest request, Matcher url) {
    var list = json.createObjectNode().put("kind", "List").put("apiVersion", "v1");
    list.putObject("metadata").put("resourceVersion", Long.toString(version));
    var items = list.putArray("items");
    objects.forEach((key, object) -> {
      if (key.startsWith(collection(url) + namespace(url)) && selected(request, object)) {
        items.add(object);
      }
    });
    return list;
  }

  /** Labels that must be equal are the only selector that makes a difference to the training. */
  private static boolean selected(HttpServerRequest request, ObjectNode object) {
    var selector = request.getParam("labelSelector");
    var labels = object.path("metadata").path("labels");
    for (var term : selector == null ? new String[0] : selector.split(",")) {
      var pair = term.split("=", 2);
      if (pair.length == 2 && !labels.path(pair[0]).asText().equals(pair[1])) {
        return false;
      }
    }
    return true;
  }

  private void one(HttpServerRequest request, Matcher url, Buffer body) throws IOException {
    var key = collection(url) + namespace(url) + "/" + url.group("name");
    var before = objects.get(key);
    var applied = "application/apply-patch+yaml".equals(request.getHeader("Content-Type"));
    if (before == null && !applied) {
      reply(request, 404, status(404, "NotFound"));
    } else if (request.method() == HttpMethod.GET) {
      reply(request, 200, before);
    } else if (request.method() == HttpMethod.DELETE) {
      objects.remove(key);
      tell("DELETED", key, before);
      reply(request, 200, before);
    } else {
      var after = changed(request, before == null ? json.createObjectNode() : before.deepCopy(), body);
      reply(request, 200, request.getParam("dryRun") == null ? store(collection(url), namespace(url), after) : after);
    }
  }

  private ObjectNode changed(HttpServerRequest request, ObjectNode object, Buffer body) throws IOException {
    var change = json.readTree(body.getBytes());
    if (change instanceof ArrayNode steps) {
      return (ObjectNode) JsonPatch.apply(steps, object);
    }
    merge(object, (ObjectNode) change);
    return object;
  }

  private static void merge(ObjectNode object, ObjectNode change) {
    change.properties().forEach(field -> {
      if (field.getValue() instanceof ObjectNode inner && object.get(field.getKey()) instanceof ObjectNode there) {
        merge(there, inner);
      } else {
        object.set(field.getKey(), field.getValue());
      }
    });
  }

  private ObjectNode store(String collection, String namespace, ObjectNode object) {
    var metadata = (ObjectNode) object.get("metadata");
    var key = collection + namespace + "/" + metadata.get("name").asText();
    var before = objects.get(key);
    if (before == null) {
      metadata.put("uid", UUID.randomUUID().toString()).put("generation", 1);
      metadata.put("creationTimestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    } else if (!before.path("spec").equals(object.path("spec"))) {
      metadata.put("generation", before.get("metadata").path("generation").asLong(1) + 1);
    }
    metadata.put("resourceVersion", Long.toString(++version));
    if (!namespace.isEmpty()) {
      metadata.put("namespace", namespace);
    }
    objects.put(key, object);
    tell(before == null ? "ADDED" : "MODIFIED", key, object);
    return object;
  }

  private void watch(ServerWebSocket socket) {
    var url = URL.matcher(socket.path());
    if (url.matches()) {
      watches.put(socket, collection(url) + namespace(url));
      socket.closeHandler(closed -> watches.remove(socket));
    } else {
      socket.close();
    }
  }

  private void tell(String what, String key, JsonNode object) {
    var event = json.createObjectNode().put("type", what).set("object", object).toString();
    watches.forEach((socket, prefix) -> {
      if (key.startsWith(prefix)) {
        socket.writeTextMessage(event);
      }
    });
  }

  private static String collection(Matcher url) {
    var version = url.group("core") == null ? "/apis/" + url.group("group") : "/api/v1";
    return version + "/" + url.group("plural") + "/";
  }

  private static String namespace(Matcher url) {
    return url.group("ns") == null ? "" : url.group("ns");
  }

  private ObjectNode status(int code, String reason) {
    return json.createObjectNode().put("kind", "Status").put("apiVersion", "v1").put("status", "Failure")
        .put("reason", reason).put("message", reason).put("code", code);
  }

  private void reply(HttpServerRequest request, int code, JsonNode answer) {
    request.response().setStatusCode(code).putHeader("Content-Type", "application/json").end(text(answer));
  }

  private String text(JsonNode node) {
    try {
      return json.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
