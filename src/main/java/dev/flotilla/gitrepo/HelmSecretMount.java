package dev.flotilla.gitrepo;

import dev.flotilla.api.fleet.GitRepoSpec;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Mounts the Secret with credentials for charts into a sync pod, where Fleet mounts it. The
 * operator itself never reads it.
 */
final class HelmSecretMount {

  private static final String NAME = "helm-secret";
  private static final String PATH = "/etc/fleet/helm";

  /** For the pod's own group only. */
  private static final int MODE = 0440;

  private HelmSecretMount() {}

  /**
   * Changes the pod when the GitRepo names a Secret; that for paths goes before the other one.
   *
   * @return whether it does
   */
  static boolean add(GitRepoSpec spec, PodSpec pod) {
    var secret = name(spec);
    secret.ifPresent(
        name -> {
          var volumes = new ArrayList<>(pod.getVolumes());
          volumes.add(
              new VolumeBuilder()
                  .withName(NAME)
                  .withNewSecret()
                  .withSecretName(name)
                  .withDefaultMode(MODE)
                  .endSecret()
                  .build());
          pod.setVolumes(volumes);
          var container = pod.getContainers().getFirst();
          var mounts = new ArrayList<>(container.getVolumeMounts());
          mounts.add(
              new VolumeMountBuilder()
                  .withName(NAME)
                  .withMountPath(PATH)
                  .withReadOnly(true)
                  .build());
          container.setVolumeMounts(mounts);
        });
    return secret.isPresent();
  }

  /** The option that tells the command of the pod where the Secret is. */
  static String option() {
    return "--helm-secret=" + PATH;
  }

  private static Optional<String> name(GitRepoSpec spec) {
    return Stream.of(spec.helmSecretNameForPaths, spec.helmSecretName)
        .filter(name -> name != null && !name.isEmpty())
        .findFirst();
  }
}
