package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Follows a Git repository and deploys what its paths hold to the target clusters. */
@JsonClassDescription(
    "Follows a Git repository and deploys what its paths hold to the target clusters.")
@Group("fleet.cattle.io")
@Version("v1alpha1")
@Plural("gitrepos")
@Categories("fleet")
@AdditionalPrinterColumn(name = "Repo", jsonPath = ".spec.repo")
@AdditionalPrinterColumn(name = "Commit", jsonPath = ".status.commit")
@AdditionalPrinterColumn(
    name = "BundleDeployments-Ready",
    jsonPath = ".status.display.readyBundleDeployments")
@AdditionalPrinterColumn(
    name = "Status",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message")
@ApiObject
@RegisterForReflection
public class GitRepo extends CustomResource<GitRepoSpec, GitRepoStatus> implements Namespaced {

  /** An object without a specification has an empty one. */
  @Override
  protected GitRepoSpec initSpec() {
    return new GitRepoSpec();
  }

  /** An explicit null, which Fleet's schema admits, is an empty specification. */
  @Override
  public void setSpec(GitRepoSpec spec) {
    super.setSpec(spec == null ? new GitRepoSpec() : spec);
  }
}
