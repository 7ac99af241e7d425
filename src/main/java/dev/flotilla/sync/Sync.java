package dev.flotilla.sync;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitRepoSpec;
import dev.flotilla.bundle.BundleReadException;
import dev.flotilla.bundle.BundleScan;
import dev.flotilla.bundle.ChartException;
import dev.flotilla.bundle.ReadLimits;
import dev.flotilla.chart.AccessRules;
import dev.flotilla.chart.ChartClient;
import dev.flotilla.chart.ChartLimits;
import dev.flotilla.chart.HelmSecret;
import dev.flotilla.git.CommitClone;
import dev.flotilla.git.GitException;
import dev.flotilla.git.GitLimits;
import dev.flotilla.git.GitSource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One sync: the files of one commit become the Bundles of one GitRepo. Ends in a verdict whatever
 * happens.
 *
 * @param gitRepo reads the GitRepo; empty when there is none
 * @param bundles the Bundles of its namespace
 * @param temp where the clone may be
 * @param helmSecret the directory that the Secret with credentials for charts is mounted at; empty
 *     when there is none
 * @param log takes one line for each step
 */
record Sync(
    Supplier<Optional<GitRepo>> gitRepo,
    BundleStore bundles,
    Path temp,
    Optional<Path> helmSecret,
    Consumer<String> log) {

  /**
   * @param commit the full id of the commit to read
   * @param generation the generation of the GitRepo that this sync was started for
   */
  Verdict run(String commit, long generation) {
    try {
      if (!GitSource.isCommit(commit)) {
        return Verdict.failed("", "Invalid", "the commit must be given by its full id", false);
      }
      return sync(commit, generation);
    } catch (GitException e) {
      return Verdict.failed(commit, e.problem().name(), e.getMessage(), e.problem().retryable());
    } catch (BundleReadException e) {
      return Verdict.failed(commit, e.problem().name(), e.getMessage(), e.problem().retryable());
    } catch (ChartException e) {
      return Verdict.failed(commit, e.problem().name(), e.getMessage(), e.problem().retryable());
    } catch (ForeignBundleException e) {
      return Verdict.failed(commit, "BundleConflict", e.getMessage(), false);
    } catch (BundleLeavingException e) {
      return Verdict.failed(commit, "BundleLeaving", e.getMessage(), true);
    } catch (KubernetesClientException e) {
      var message = "the cluster refused a request: " + reason(e);
      return Verdict.failed(commit, "ClusterError", message, isPassing(e.getCode()));
    } catch (UncheckedIOException e) {
      var message = e.getMessage() + ": " + e.getCause().getMessage();
      return Verdict.failed(commit, "DiskError", message, true);
    }
  }

  private Verdict sync(String commit, long generation) {
    var repo = current(generation);
    if (repo.isEmpty()) {
      return superseded(commit);
    }
    var spec = repo.get().getSpec();
    var name = repo.get().getMetadata().getName();
    var source = GitSource.of(spec.repo, spec.branch, spec.revision);
    log.accept("cloning commit " + commit + " of " + source.displayUrl());
    var access = access(spec);
    try (var clone = CommitClone.of(source, commit, temp, GitLimits.CLONE);
        var charts = new ChartClient(temp, ChartLimits.DEFAULT, access)) {
      log.accept("reading the paths");
      var scan = new BundleScan(clone.root(), commit, ReadLimits.DEFAULT, charts);
      var isDriven = spec.bundles != null && !spec.bundles.isEmpty();
      var files = isDriven ? scan.readDriven(name, spec.bundles) : scan.read(name, spec.paths);
      var factory = new BundleFactory(repo.get(), commit);
      var wanted = files.stream().map(factory::bundle).toList();
      if (current(generation).isEmpty()) {
        return superseded(commit);
      }
      log.accept("comparing " + wanted.size() + " bundles with the cluster");
      var plan = new BundleWriter(bundles).write(name, wanted);
      return Verdict.synced(commit, wanted.size(), plan.write().size(), plan.prune().size());
    }
  }

  private AccessRules access(GitRepoSpec spec) {
    var expression = spec.helmRepoURLRegex == null ? "" : spec.helmRepoURLRegex;
    return helmSecret
        .map(directory -> HelmSecret.mounted(directory, expression))
        .orElse(AccessRules.ANONYMOUS);
  }

  private Optional<GitRepo> current(long generation) {
    return gitRepo
        .get()
        .filter(repo -> repo.getMetadata().getDeletionTimestamp() == null)
        .filter(repo -> Long.valueOf(generation).equals(repo.getMetadata().getGeneration()));
  }

  private static Verdict superseded(String commit) {
    return Verdict.superseded(commit, "the GitRepo was changed or deleted since this sync started");
  }

  private static boolean isPassing(int status) {
    return status == 0 || status == 409 || status == 429 || status >= 500;
  }

  private static String reason(KubernetesClientException e) {
    return e.getStatus() == null || e.getStatus().getMessage() == null
        ? "no connection to the API server (" + e.getCode() + ")"
        : e.getStatus().getMessage();
  }
}
