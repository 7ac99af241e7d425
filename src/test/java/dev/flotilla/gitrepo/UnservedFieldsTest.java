package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitBundlePath;
import dev.flotilla.api.fleet.GitRepoSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnservedFieldsTest {

  private final GitRepoSpec spec = new GitRepoSpec();

  @Test
  void nothingIsNamedOfAPlainSpecification() {
    spec.repo = "https://git.example.org/a.git";
    spec.clientSecretName = "";
    spec.caBundle = new byte[0];
    spec.bundles = List.of();
    spec.insecureSkipTLSVerify = false;

    assertThat(UnservedFields.blocking(spec)).isEmpty();
    assertThat(UnservedFields.harmless(spec)).isEmpty();
  }

  @Test
  void whatWouldReadOrDeploySomethingElseBlocks() {
    spec.clientSecretName = "a";
    spec.caBundle = new byte[] {1};
    spec.insecureSkipTLSVerify = true;
    spec.bundles = List.of(new GitBundlePath());
    spec.ociRegistrySecret = "b";

    assertThat(UnservedFields.blocking(spec))
        .containsExactly(
            "clientSecretName",
            "caBundle",
            "insecureSkipTLSVerify",
            "bundles",
            "ociRegistrySecret");
  }

  @Test
  void whatChangesNothingIsNamedOnly() {
    spec.helmSecretName = "a";
    spec.webhookSecret = "b";

    assertThat(UnservedFields.blocking(spec)).isEmpty();
    assertThat(UnservedFields.harmless(spec)).containsExactly("helmSecretName", "webhookSecret");
  }
}
