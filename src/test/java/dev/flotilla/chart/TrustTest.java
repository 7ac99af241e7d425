package dev.flotilla.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.bundle.ChartRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers whose certificate nobody knows are refused, unless it is given or asked for. */
class TrustTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path directory;
  private ChartServer server;
  private String certificate;

  @BeforeEach
  void start() throws IOException, InterruptedException, GeneralSecurityException {
    var keys = makeKeys();
    certificate =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getCertificate("a").getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    var tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    server = new ChartServer(tls);
    server.give("/web.tgz", TestArchive.tgz(Map.of("web/Chart.yaml", "name: web")));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anUnknownCertificateIsRefused() {
    assertThatThrownBy(() -> fetch(Trust.SYSTEM))
        .hasMessageContaining("/web.tgz: no secure connection (");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void aCertificateThatIsGivenIsTrusted() throws IOException {
    assertThat(fetch(new Trust(certificate, false))).isEqualTo("name: web");
  }

  @Test
  void anyCertificateIsTrustedWhereThatIsAskedFor() throws IOException {
    assertThat(fetch(new Trust("", true))).isEqualTo("name: web");
  }

  @Test
  void certificatesThatAreNoneAreTold() {
    assertThatThrownBy(() -> fetch(new Trust("-----BEGIN CERTIFICATE-----\nAAAA\n", false)))
        .hasMessage("the CA bundle holds no certificates that can be read (cacerts)");
  }

  private String fetch(Trust trust) throws IOException {
    var rules = new AccessRules("", new Access("", "", trust, false), Map.of());
    try (var client = new ChartClient(directory, ChartLimits.DEFAULT, rules);
        var chart = client.chart(new ChartRequest(".", server.url("/web.tgz"), "", ""))) {
      return Files.readString(chart.tree().resolve("web/Chart.yaml"));
    }
  }

  private KeyStore makeKeys() throws IOException, InterruptedException, GeneralSecurityException {
    var file = directory.resolve("keys");
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    var process =
        new ProcessBuilder(
                (tool
                        + " -genkeypair -alias a -keyalg EC -dname CN=127.0.0.1 -ext san=ip:127.0.0.1"
                        + " -validity 2 -storetype PKCS12 -storepass changeit -keystore "
                        + file)
                    .split(" "))
            .redirectErrorStream(true)
            .start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }
}
