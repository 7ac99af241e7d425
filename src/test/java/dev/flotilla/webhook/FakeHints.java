package dev.flotilla.webhook;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.gitrepo.Hints;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;

/** GitRepos in memory, and the hints that were left on them as {@code name commit}. */
class FakeHints extends Hints {

  final List<GitRepo> gitRepos = new ArrayList<>();
  final List<String> left = new ArrayList<>();
  boolean broken;

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public List<GitRepo> gitRepos() {
    return gitRepos;
  }

  @Override
  public void leave(GitRepo gitRepo, String commit) {
    if (broken) {
      throw new KubernetesClientException("away");
    }
    left.add(gitRepo.getMetadata().getName() + " " + commit);
  }

  GitRepo add(String name, String repo, String branch) {
    var gitRepo = new GitRepo();
    gitRepo.getMetadata().setName(name);
    gitRepo.getMetadata().setNamespace("fleet-local");
    gitRepo.getSpec().repo = repo;
    gitRepo.getSpec().branch = branch;
    gitRepos.add(gitRepo);
    return gitRepo;
  }
}
