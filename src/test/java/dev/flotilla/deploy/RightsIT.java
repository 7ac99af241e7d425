package dev.flotilla.deploy;

import static dev.flotilla.deploy.Site.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.testing.LocalCluster;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalCluster.class)
class RightsIT {

  private final String name = "tenant-" + UUID.randomUUID().toString().substring(0, 8);
  private String namespace;
  private Site site;

  @BeforeEach
  void site() {
    namespace = Tenants.newNamespace();
    var maps =
        new PolicyRuleBuilder()
            .withApiGroups("")
            .withResources("configmaps")
            .withVerbs("get", "create", "patch", "delete")
            .build();
    site = new Site("app", Tenants.restricted(name, namespace, maps), namespace);
  }

  @Test
  void anAccountDoesWhatItMayAndTheMissingRightIsNamed() {
    var secret = "---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\n";
    var manifests = site.render(configMap("a", "1") + secret);
    var outcome =
        site.apply(manifests, Site.empty().plus(manifests.stream().map(Manifest::key).toList()));

    assertThat(outcome.problems()).singleElement();
    assertThat(outcome.problems().getFirst().toString())
        .startsWith(
            "secret.v1 %s/s: the service account %s lacks a right: ".formatted(namespace, name))
        .contains("cannot get resource \"secrets\"")
        .contains(namespace);
    assertThat(LocalCluster.client().configMaps().inNamespace(namespace).withName("a").get())
        .isNotNull();
  }

  @Test
  void anotherNamespaceIsOutOfReach() {
    var elsewhere = Tenants.newNamespace();
    var manifests = new Site("app", site.objects.tenant(), elsewhere).render(configMap("a", "1"));
    var outcome =
        site.apply(manifests, Site.empty().plus(manifests.stream().map(Manifest::key).toList()));

    assertThat(outcome.problems())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains(elsewhere);
    assertThat(LocalCluster.client().configMaps().inNamespace(elsewhere).withName("a").get())
        .isNull();
  }

  @Test
  void aForbiddenReadNeverMeansGone() {
    var key = new ObjectKey("v1", "Secret", namespace, "s");
    var findings =
        new Observer(site.objects, k -> java.util.Optional.empty(), java.util.List.of())
            .look(Site.empty().plus(java.util.List.of(key)));

    assertThat(findings.missing()).isEmpty();
    assertThat(findings.unseen()).hasSize(1);
    assertThat(findings.healthy()).isFalse();
    assertThat(site.remover().remove(key)).isInstanceOf(Remover.Failed.class);
  }

  @Test
  void aWatchThatIsForbiddenIsReported() {
    var monitor = new Monitor(Clock.systemUTC(), id -> {});
    var inventory = site.deploy(configMap("a", "1"), Site.empty());

    var refusals =
        monitor.watch(site.owner, site.objects.tenant(), site.objects.types(), inventory.keys());

    assertThat(refusals)
        .singleElement()
        .asString()
        .contains("as " + name)
        .contains("cannot list resource \"configmaps\"");
    monitor.stop();
    assertThat(monitor.size()).isZero();
  }

  @Test
  void theAccountIsTheNamedOneElseFleetDefaultElseTheFallBack() {
    var client = LocalCluster.client();
    var accounts = new Accounts(client, namespace, "flotilla-deployer");

    assertThat(accounts.choose("").account()).isEqualTo("flotilla-deployer");
    create("fleet-default");
    assertThat(accounts.choose("").account()).isEqualTo("fleet-default");
    create("mine");
    assertThat(accounts.choose("mine").account()).isEqualTo("mine");
  }

  @Test
  void accountsThatMayNotBeUsedAreRefusedWithTheRemedy() {
    var accounts = new Accounts(LocalCluster.client(), namespace, "");

    assertThatThrownBy(() -> accounts.choose(""))
        .isInstanceOf(AccountException.class)
        .hasMessageContaining("flotilla.deploy.default-account")
        .hasMessageContaining(namespace);
    assertThatThrownBy(() -> accounts.choose("nobody"))
        .isInstanceOf(AccountException.class)
        .hasMessageContaining("serviceAccount nobody does not exist in namespace " + namespace);
    assertThatThrownBy(() -> accounts.choose("flotilla-deployer"))
        .isInstanceOf(AccountException.class)
        .hasMessageContaining("refused");
  }

  private void create(String account) {
    var client = LocalCluster.client();
    client
        .resource(
            new io.fabric8.kubernetes.api.model.ServiceAccountBuilder()
                .withNewMetadata()
                .withName(account)
                .withNamespace(namespace)
                .endMetadata()
                .build())
        .create();
  }
}
