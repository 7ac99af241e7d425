package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepoSpec;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import org.junit.jupiter.api.Test;

class HelmSecretMountTest {

  private final GitRepoSpec spec = new GitRepoSpec();
  private final PodSpec pod =
      new PodSpecBuilder()
          .addNewContainer()
          .withName("sync")
          .endContainer()
          .addNewVolume()
          .withName("tmp")
          .endVolume()
          .build();

  @Test
  void theSecretIsMountedWhereFleetMountsItAndNobodyElseMayReadIt() {
    spec.helmSecretName = "charts";

    assertThat(HelmSecretMount.add(spec, pod)).isTrue();
    assertThat(pod.getVolumes()).hasSize(2);
    var secret = pod.getVolumes().getLast().getSecret();
    assertThat(secret.getSecretName()).isEqualTo("charts");
    assertThat(secret.getDefaultMode()).isEqualTo(0440);
    assertThat(pod.getContainers().getFirst().getVolumeMounts())
        .singleElement()
        .satisfies(
            mount -> {
              assertThat(mount.getMountPath()).isEqualTo("/etc/fleet/helm");
              assertThat(mount.getReadOnly()).isTrue();
              assertThat(mount.getName()).isEqualTo(pod.getVolumes().getLast().getName());
            });
    assertThat(HelmSecretMount.option()).isEqualTo("--helm-secret=/etc/fleet/helm");
  }

  @Test
  void theSecretForPathsGoesBefore() {
    spec.helmSecretName = "charts";
    spec.helmSecretNameForPaths = "by-path";

    assertThat(HelmSecretMount.add(spec, pod)).isTrue();
    assertThat(pod.getVolumes().getLast().getSecret().getSecretName()).isEqualTo("by-path");
  }

  @Test
  void withoutASecretThePodStaysAsItIs() {
    spec.helmSecretName = "";

    assertThat(HelmSecretMount.add(spec, pod)).isFalse();
    assertThat(pod.getVolumes()).hasSize(1);
    assertThat(pod.getContainers().getFirst().getVolumeMounts()).isEmpty();
  }
}
