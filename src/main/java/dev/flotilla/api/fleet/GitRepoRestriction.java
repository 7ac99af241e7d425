package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Nullable;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What GitRepos of its namespace may ask for, and what holds when they ask for nothing. */
@JsonClassDescription(
    "What GitRepos of its namespace may ask for, and what holds when they ask for nothing.")
@Group("fleet.cattle.io")
@Version("v1alpha1")
@Plural("gitreporestrictions")
@AdditionalPrinterColumn(name = "Default-ServiceAccount", jsonPath = ".defaultServiceAccount")
@AdditionalPrinterColumn(name = "Allowed-ServiceAccounts", jsonPath = ".allowedServiceAccounts")
@ApiObject
@RegisterForReflection
public class GitRepoRestriction extends CustomResource<Void, Void> implements Namespaced {

  @Nullable
  @JsonPropertyDescription("The serviceAccount of GitRepos that name none.")
  public String defaultServiceAccount;

  @Nullable
  @JsonPropertyDescription("The serviceAccounts that GitRepos may name; any when empty.")
  public List<String> allowedServiceAccounts;

  @Nullable
  @JsonPropertyDescription(
      "Regular expressions, one of which the repo of a GitRepo must match somewhere; any repo when empty.")
  public List<String> allowedRepoPatterns;

  @Nullable
  @JsonPropertyDescription("The clientSecretName of GitRepos that name none.")
  public String defaultClientSecretName;

  @Nullable
  @JsonPropertyDescription("The clientSecretNames that GitRepos may name; any when empty.")
  public List<String> allowedClientSecretNames;

  @Nullable
  @JsonPropertyDescription(
      "The targetNamespaces that GitRepos may name; when given, each must name one.")
  public List<String> allowedTargetNamespaces;

  @Nullable
  @JsonPropertyDescription(
      "Chooses the namespaces that may be deployed to by their labels; when given, each GitRepo must name a targetNamespace.")
  public LabelSelector allowedTargetNamespaceSelector;
}
