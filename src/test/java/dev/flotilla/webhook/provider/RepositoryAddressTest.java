package dev.flotilla.webhook.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses lead to one repository. */
class RepositoryAddressTest {

  private static final RepositoryAddress SHOP =
      new RepositoryAddress("git.example.org", "acme/shop");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://git.example.org/acme/shop",
        "https://git.example.org/acme/shop.git",
        "https://git.example.org/acme/shop/",
        "http://git.example.org:3000/acme/shop.git",
        "HTTPS://Git.Example.org/Acme/Shop.GIT",
        "https://user:hunter2@git.example.org/acme/shop.git",
        "ssh://git@git.example.org/acme/shop.git",
        "ssh://git@git.example.org:2222/acme/shop",
        "git://git.example.org/acme/shop.git",
        "git@git.example.org:acme/shop.git",
        "git@git.example.org:/acme/shop.git",
        "git.example.org:acme/shop",
        " https://git.example.org//acme/shop "
      })
  void oneRepositoryHasManyAddresses(String address) {
    assertThat(RepositoryAddress.of(address)).contains(SHOP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://git.example.org/acme/shop2",
        "https://git.example.org/acme",
        "https://git.example.com/acme/shop",
        "https://git.example.org.evil.com/acme/shop",
        "https://evil.com/git.example.org/acme/shop",
        "git@git.example.org:acme/sub/shop.git"
      })
  void othersAreOthers(String address) {
    assertThat(RepositoryAddress.of(address)).isPresent().get().isNotEqualTo(SHOP);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "shop",
        "/srv/shop",
        "https://",
        "https:///shop",
        "https://host",
        "https://host/",
        "a\nb"
      })
  void whatIsNoAddressIsNone(String address) {
    assertThat(RepositoryAddress.of(address)).isEmpty();
  }

  @Test
  void noAddressTakesLong() {
    assertTimeout(
        Duration.ofSeconds(1),
        () -> {
          assertThat(RepositoryAddress.of("a".repeat(1_000_000))).isEmpty();
          assertThat(RepositoryAddress.of("a" + "://a:".repeat(400))).isEmpty();
          assertThat(RepositoryAddress.of("@:".repeat(1000))).isEmpty();
        });
  }

  /** Any text is an address or none, and none throws. */
  @Property
  void everyTextHasAnAnswer(@ForAll String text) {
    RepositoryAddress.of(text)
        .ifPresent(
            address -> {
              assertThat(address.path()).isNotEmpty();
              assertThat(address.host()).isNotEmpty();
            });
  }
}
