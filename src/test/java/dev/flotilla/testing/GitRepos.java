package dev.flotilla.testing;

import dev.flotilla.api.fleet.Condition;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitRepoSpec;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at GitRepos as a person does. */
public final class GitRepos {

  private GitRepos() {}

  /** Makes one that follows the branch {@code main}, with what else is specified. */
  public static GitRepo create(
      KubernetesClient client, String namespace, String name, Consumer<GitRepoSpec> specification) {
    var gitRepo = new GitRepo();
    gitRepo.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace(namespace).build());
    gitRepo.setSpec(new GitRepoSpec());
    gitRepo.getSpec().branch = "main";
    specification.accept(gitRepo.getSpec());
    return client.resource(gitRepo).create();
  }

  /** The object as it is now. */
  public static GitRepo get(KubernetesClient client, String namespace, String name) {
    return client.resources(GitRepo.class).inNamespace(namespace).withName(name).get();
  }

  /** The condition Ready, whose message is the column STATUS. */
  public static Optional<Condition> ready(KubernetesClient client, String namespace, String name) {
    return condition(client, namespace, name, "Ready");
  }

  /** One condition; empty while there is none. */
  public static Optional<Condition> condition(
      KubernetesClient client, String namespace, String name, String type) {
    var gitRepo = get(client, namespace, name);
    if (gitRepo == null || gitRepo.getStatus() == null || gitRepo.getStatus().conditions == null) {
      return Optional.empty();
    }
    return gitRepo.getStatus().conditions.stream().filter(c -> c.type.equals(type)).findFirst();
  }
}
