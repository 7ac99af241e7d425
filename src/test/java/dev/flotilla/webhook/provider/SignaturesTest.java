package dev.flotilla.webhook.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is believed. */
class SignaturesTest {

  private static final String SECRET = "correct horse";

  static List<Sample> samples() {
    return Sample.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whoKnowsTheSecretIsBelieved(Sample sample) {
    assertThat(sample.known().name()).isEqualTo(sample.provider());
    assertThat(sample.known().isSigned(new Headers(sample.signed(SECRET)))).isTrue();
    assertThat(sample.isAuthentic(sample.signed(SECRET), sample.secret(SECRET))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void anotherSecretIsNot(Sample sample) {
    assertThat(sample.isAuthentic(sample.signed("guessed"), sample.secret(SECRET))).isFalse();
    assertThat(sample.isAuthentic(sample.signed(SECRET + " "), sample.secret(SECRET))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void withoutASignatureNobodyIsBelieved(Sample sample) {
    assertThat(sample.isAuthentic(sample.headers(), sample.secret(SECRET))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void withoutASecretNobodyIsBelieved(Sample sample) {
    assertThat(sample.isAuthentic(sample.signed(SECRET), Map.of())).isFalse();
    assertThat(sample.isAuthentic(sample.signed(" "), sample.secret(""))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theSecretOfAnotherProviderIsNot(Sample sample) {
    for (var other : Sample.all()) {
      assertThat(sample.isAuthentic(sample.signed(SECRET), other.secret(SECRET)))
          .as("with the secret of %s", other)
          .isEqualTo(other.provider().equals(sample.provider()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"github", "gogs", "bitbucket", "bitbucket-server"})
  void aBodyThatWasChangedIsNot(String provider) {
    var sample = Sample.of(provider);
    var headers = sample.signed(SECRET);
    var body = new String(sample.body(), StandardCharsets.UTF_8).replace("main", "evil") + " ";

    assertThat(sample.with(body).isAuthentic(headers, sample.secret(SECRET))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256=", "sha256=zz", "sha256=0", "sha1=abcd", "md5=00", "%00"})
  void aSignatureThatIsNoneIsNot(String signature) {
    for (var provider : List.of("github", "gogs", "bitbucket", "bitbucket-server")) {
      var sample = Sample.of(provider);
      var headers = new HashMap<String, String>();
      sample
          .signed(SECRET)
          .forEach(
              (name, value) -> headers.put(name, name.contains("Signature") ? signature : value));

      assertThat(sample.isAuthentic(headers, sample.secret(SECRET))).as(provider).isFalse();
    }
  }

  @Test
  void gitHubsOldSignatureCountsOnlyWithoutTheNewOne() {
    var sample = Sample.of("github");
    var old = sample.with("X-Hub-Signature", "sha1=" + sample.hmac("HmacSHA1", SECRET));

    assertThat(sample.isAuthentic(old.headers(), sample.secret(SECRET))).isTrue();
    assertThat(
            sample.isAuthentic(
                old.with("X-Hub-Signature-256", "sha256=00").headers(), sample.secret(SECRET)))
        .isFalse();
  }

  @Test
  void bitbucketCloudIsBelievedByItsUuidToo() {
    var sample = Sample.of("bitbucket");
    var uuid = sample.with("X-Hook-UUID", "0f5ea0ae").headers();

    assertThat(sample.isAuthentic(uuid, sample.secret("0f5ea0ae"))).isTrue();
    assertThat(sample.isAuthentic(uuid, sample.secret("0f5ea0af"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic", "Basic !!", "Bearer YXp1cmU6cw==", "Basic YXp1cmU="})
  void azuresAuthorizationHasToBeOne(String authorization) {
    var sample = Sample.of("azure").with("Authorization", authorization);

    assertThat(sample.isAuthentic(sample.headers(), sample.secret("s"))).isFalse();
  }

  @Test
  void aSecretIsNotPrinted() {
    assertThat(new Secret(Sample.of("github").secret(SECRET)).toString())
        .contains("github")
        .doesNotContain(SECRET);
  }
}
