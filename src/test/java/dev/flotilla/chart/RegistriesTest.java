package dev.flotilla.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.bundle.ChartRequest;
import dev.flotilla.bundle.DependencyRequest;
import dev.flotilla.chart.ChartServer.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Charts of registries, by the protocol that they speak. */
class RegistriesTest {

  private static final byte[] WEB = TestArchive.tgz(Map.of("web/Chart.yaml", "name: web"));
  private static final String CHART = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";

  @TempDir Path temp;
  private ChartServer server;
  private ChartServer tokens;

  @BeforeEach
  void start() throws IOException {
    server = new ChartServer();
    tokens = new ChartServer();
    server.give(
        "/v2/a/web/tags/list",
        exchange ->
            exchange.getRequestURI().getQuery() == null
                ? new Reply(
                    200,
                    Map.of("Link", "</v2/a/web/tags/list?last=1.1.0>; rel=\"next\""),
                    bytes("{\"name\":\"a/web\",\"tags\":[\"latest\",\"1.0.0\",\"1.1.0\"]}"))
                : Reply.of(bytes("{\"tags\":[\"1.2.0_build.5\",\"v1.9.0\",\"2.0.0-rc.1\"]}")));
    for (var tag : new String[] {"1.0.0", "1.1.0", "1.2.0_build.5", "2.0.0-rc.1", "nightly"}) {
      server.give("/v2/a/web/manifests/" + tag, manifest(CHART, digest(WEB)));
    }
    server.give("/v2/a/web/blobs/" + digest(WEB), WEB);
  }

  @AfterEach
  void stop() {
    server.close();
    tokens.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1.2.0_build.5",
    "^1.0, 1.2.0_build.5",
    "1.0.0, 1.0.0",
    "~1.1, 1.1.0",
    "1.2.0+build.5, 1.2.0_build.5",
    "'>1.0-0', 2.0.0-rc.1",
  })
  void theTagIsTheOneThatHelmTakes(String version, String tag) {
    assertThat(fetched("a/web", version, plain())).isEqualTo("name: web");
    assertThat(server.paths()).contains("/v2/a/web/manifests/" + tag);
  }

  @Test
  void anExactVersionIsNotLookedUp() {
    fetched("a/web", "1.0.0", plain());

    assertThat(server.paths())
        .containsExactly("/v2/a/web/manifests/1.0.0", "/v2/a/web/blobs/" + digest(WEB));
  }

  @Test
  void anAddressMayHaveATagOrADigest() {
    assertThat(fetched("a/web:1.1.0", "", plain())).isEqualTo("name: web");
    assertThatThrownBy(() -> fetched("a/web:1.1.0", "1.0.0", plain()))
        .hasMessageEndingWith("the address has the tag 1.1.0, and helm.version says 1.0.0");

    var manifest = manifest(CHART, digest(WEB));
    server.give("/v2/a/web/manifests/" + digest(manifest), manifest);
    assertThat(fetched("a/web@" + digest(manifest), "", plain())).isEqualTo("name: web");
    var wrong = "sha256:" + "0".repeat(64);
    server.give("/v2/a/web/manifests/" + wrong, manifest);
    assertThatThrownBy(() -> fetched("a/web@" + wrong, "", plain()))
        .hasMessageEndingWith("the checksum is another one (sha256)");
  }

  @Test
  void aRepositoryInARegistryAndADependencyAreFoundByTheirName() {
    try (var client = client(plain())) {
      client.chart(new ChartRequest(".", "web", "oci://" + server.host() + "/a", "^1")).close();
      var dependency =
          client.dependency(
              new DependencyRequest(".", "web", "~1.1", "oci://" + server.host() + "/a/"));
      assertThat(dependency.fileName()).isEqualTo("web-1.1.0.tgz");
      assertThat(dependency.version()).isEqualTo("1.1.0");
    }
  }

  @Test
  void aTokenIsFetchedWhereTheRegistryWantsOne() {
    tokens.give("/token", "{\"token\":\"t0ken\"}");
    guard("Bearer realm=\"%s\",service=\"reg\"".formatted(tokens.url("/token")), "Bearer t0ken");

    assertThat(fetched("private/web", "1.0.0", rules())).isEqualTo("name: web");
    assertThat(tokens.asked())
        .containsExactly(
            new ChartServer.Asked(
                "/token?service=reg&scope=repository%3Aprivate%2Fweb%3Apull",
                ChartServer.basic("u", "p4ssw0rd")));
    assertThat(server.asked())
        .as("the registry itself is told no password")
        .noneMatch(each -> each.authorization().startsWith("Basic"));
  }

  @Test
  void aRegistryMayWantThePasswordItself() {
    guard("Basic realm=\"reg\"", ChartServer.basic("u", "p4ssw0rd"));

    assertThat(fetched("private/web", "1.0.0", rules())).isEqualTo("name: web");
    assertThatThrownBy(() -> fetched("private/web", "1.0.0", plain()))
        .hasMessageContaining("asks for credentials (401)");
  }

  @Test
  void theContentMayBeOnAnotherServerThatIsToldNothing() {
    guard("Basic realm=\"reg\"", ChartServer.basic("u", "p4ssw0rd"));
    server.give(
        "/v2/private/web/blobs/" + digest(WEB), _ -> Reply.redirect(tokens.url("/content")));
    tokens.give("/content", WEB);

    assertThat(fetched("private/web", "1.0.0", rules())).isEqualTo("name: web");
    assertThat(tokens.asked()).containsExactly(new ChartServer.Asked("/content", ""));
  }

  @Test
  void whatIsNoChartOrAnotherOneIsRefused() {
    server.give("/v2/a/web/manifests/3.0.0", manifest("application/x", digest(WEB)));
    assertThatThrownBy(() -> fetched("a/web", "3.0.0", plain()))
        .hasMessageEndingWith("is no Helm chart");

    server.give("/v2/a/web/manifests/3.0.1", manifest(CHART, digest(bytes("other"))));
    server.give("/v2/a/web/blobs/" + digest(bytes("other")), WEB);
    assertThatThrownBy(() -> fetched("a/web", "3.0.1", plain()))
        .hasMessageEndingWith("the checksum is another one (sha256)");

    server.give("/v2/a/web/manifests/3.0.2", manifest(CHART, "sha256:../../x"));
    assertThatThrownBy(() -> fetched("a/web", "3.0.2", plain()))
        .hasMessageEndingWith("names its content by no SHA-256");

    server.give("/v2/a/web/manifests/3.0.3", "no json");
    assertThatThrownBy(() -> fetched("a/web", "3.0.3", plain()))
        .hasMessageEndingWith("did not answer with JSON");
    assertThatThrownBy(() -> fetched("a/web", "3.0.4", plain()))
        .hasMessageEndingWith("is not there (404)");
    assertThatThrownBy(() -> fetched("a/web", "^7", plain()))
        .hasMessageEndingWith("has no version in \"^7\"");
  }

  @Test
  void tagsThatNeverEndAreRefused() {
    server.give(
        "/v2/a/web/tags/list",
        _ ->
            new Reply(
                200,
                Map.of("Link", "<http://evil.example.org/v2/x>; rel=\"next\""),
                bytes("{\"tags\":[]}")));

    assertThatThrownBy(() -> fetched("a/web", "^1", plain()))
        .hasMessageEndingWith("continues its tags elsewhere");
  }

  private void guard(String challenge, String authorization) {
    for (var path : new String[] {"manifests/1.0.0", "blobs/" + digest(WEB)}) {
      var body = path.startsWith("m") ? manifest(CHART, digest(WEB)) : WEB;
      server.give(
          "/v2/private/web/" + path,
          exchange ->
              ChartServer.authorization(exchange).equals(authorization)
                  ? Reply.of(body)
                  : new Reply(401, Map.of("WWW-Authenticate", challenge), new byte[0]));
    }
  }

  private static AccessRules plain() {
    return new AccessRules("", new Access("", "", Trust.SYSTEM, true), Map.of());
  }

  private static AccessRules rules() {
    return new AccessRules(".*", new Access("u", "p4ssw0rd", Trust.SYSTEM, true), Map.of());
  }

  private ChartClient client(AccessRules rules) {
    return new ChartClient(temp, ChartLimits.DEFAULT, rules);
  }

  private String fetched(String chart, String version, AccessRules rules) {
    try (var client = client(rules);
        var fetched =
            client.chart(
                new ChartRequest(".", "oci://" + server.host() + "/" + chart, "", version))) {
      return Files.readString(fetched.tree().resolve("web/Chart.yaml"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] manifest(String mediaType, String digest) {
    return bytes(
        """
        {"schemaVersion":2,"config":{"mediaType":"application/vnd.cncf.helm.config.v1+json"},
         "layers":[{"mediaType":"application/vnd.cncf.helm.chart.provenance.v1.prov","digest":"x"},
                   {"mediaType":"%s","digest":"%s","size":1}]}
        """
            .formatted(mediaType, digest));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String digest(byte[] bytes) {
    try {
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
