package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepoSpec;
import org.junit.jupiter.api.Test;

class UnservedFieldsTest {

  private final GitRepoSpec spec = new GitRepoSpec();

  @Test
  void nothingIsNamedOfAPlainSpecification() {
    spec.repo = "https://git.example.org/a.git";
    spec.clientSecretName = "";
    spec.caBundle = new byte[0];
    spec.insecureSkipTLSVerify = false;

    assertThat(UnservedFields.blocking(spec)).isEmpty();
    assertThat(UnservedFields.harmless(spec)).isEmpty();
  }

  @Test
  void whatWouldReadOrDeploySomethingElseBlocks() {
    spec.clientSecretName = "a";
    spec.caBundle = new byte[] {1};
    spec.insecureSkipTLSVerify = true;
    spec.ociRegistrySecret = "b";

    assertThat(UnservedFields.blocking(spec))
        .containsExactly(
            "clientSecretName", "caBundle", "insecureSkipTLSVerify", "ociRegistrySecret");
  }

  @Test
  void whatChangesNothingIsNamedOnly() {
    spec.imageScanInterval = "1h";

    assertThat(UnservedFields.blocking(spec)).isEmpty();
    assertThat(UnservedFields.harmless(spec)).containsExactly("imageScanInterval");
  }
}
