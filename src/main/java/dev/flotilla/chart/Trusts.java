package dev.flotilla.chart;

import dev.flotilla.bundle.BundleProblem;
import dev.flotilla.bundle.ChartException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** Makes of a {@link Trust} what the JDK takes. */
final class Trusts {

  private Trusts() {}

  /**
   * @throws ChartException when the certificates cannot be read
   */
  static SSLContext context(Trust trust) {
    try {
      if (trust.equals(Trust.SYSTEM)) {
        return SSLContext.getDefault();
      }
      var context = SSLContext.getInstance("TLS");
      context.init(
          null, trust.skipTls() ? new TrustManager[] {new Anybody()} : managers(trust), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new ChartException(
          BundleProblem.NotSupported,
          "the CA bundle holds no certificates that can be read (cacerts)");
    }
  }

  private static TrustManager[] managers(Trust trust) throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    var number = 0;
    for (var known : system().getAcceptedIssuers()) {
      store.setCertificateEntry("system-" + number++, known);
    }
    var pem = new ByteArrayInputStream(trust.caBundle().getBytes(StandardCharsets.UTF_8));
    for (var given : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
      store.setCertificateEntry("given-" + number++, given);
    }
    return factory(store).getTrustManagers();
  }

  private static X509TrustManager system() throws GeneralSecurityException {
    return Arrays.stream(factory(null).getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static TrustManagerFactory factory(KeyStore store) throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }

  /** Asked for by {@code insecureSkipVerify}; names of hosts are not checked either then. */
  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
