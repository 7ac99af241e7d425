package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What GitRepos, HelmOps and Bundles of its namespace may ask for. */
@JsonClassDescription("What GitRepos, HelmOps and Bundles of its namespace may ask for.")
@Group("fleet.cattle.io")
@Version("v1alpha1")
@Plural("policies")
@ApiObject
@RegisterForReflection
public class Policy extends CustomResource<Void, Void> implements Namespaced {

  @JsonPropertyDescription("Whether each must name a serviceAccount, or get one by default.")
  public Boolean requireServiceAccount;

  @Nullable
  @JsonPropertyDescription("The serviceAccounts that may be named; any when empty.")
  public List<String> allowedServiceAccounts;

  @JsonPropertyDescription("Whether deploying may create namespaces.")
  public Boolean allowNamespaceCreation;

  @JsonPropertyDescription("What holds for GitRepos.")
  public GitRepoPolicy gitRepo;

  @JsonPropertyDescription("What holds for HelmOps.")
  public HelmOpPolicy helmOp;
}
