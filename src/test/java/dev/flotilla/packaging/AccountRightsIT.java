package dev.flotilla.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.gitrepo.GitRepoTest;
import dev.flotilla.testing.Rights;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What each account of ours may do, rule by rule, as the API server tells it of the installed
 * manifests and of what the operator makes at run time. Whoever changes a right sees it in {@code
 * rights.txt}.
 */
class AccountRightsIT extends GitRepoTest {

  private static final Path SNAPSHOT =
      Path.of("src/test/resources/dev/flotilla/packaging/rights.txt");
  private static final String OTHER = "default";
  private static final String UPDATE =
      "./mvnw -DskipTests package failsafe:integration-test@api-server -Dit.test=AccountRightsIT"
          + " -Drights.update=true";

  private static final Rights OPERATOR = new Rights(SYSTEM, "flotilla");
  private static final Rights CLEANUP = new Rights(SYSTEM, "flotilla-cleanup");
  private static final Rights DEPLOYER = new Rights(SYSTEM, "flotilla-deployer");
  private static final Rights SYNC = new Rights(LOCAL, "git-hello");

  @Test
  void everyAccountMayDoWhatIsWrittenAndNoMore() throws IOException {
    turnOnWithASync();
    // The API server learns of bindings a moment after they were written.
    soon()
        .until(
            () ->
                !SYNC.in(LOCAL).isEmpty()
                    && !CLEANUP.in(OTHER).isEmpty()
                    && !DEPLOYER.in(OTHER).isEmpty());

    var now = snapshot();
    if (Boolean.getBoolean("rights.update")) {
      Files.writeString(SNAPSHOT, now);
    }
    assertThat(now).as("to write it anew: " + UPDATE).isEqualTo(Trees.text(SNAPSHOT));
  }

  @Test
  void offTakesTheRightsThatOnlyTheChainNeeds() throws IOException {
    turnOnWithASync();
    soon().until(() -> !SYNC.in(LOCAL).isEmpty() && !CLEANUP.in(OTHER).isEmpty());

    turn(false);
    awaitState(FeatureState.Disabled);

    soon()
        .untilAsserted(
            () -> {
              assertThat(SYNC.in(LOCAL)).isEmpty();
              assertThat(CLEANUP.in(OTHER)).isEmpty();
            });
  }

  @Test
  void withoutItsBindingTheDeployerMayDoNothing() {
    var bindings = admin.rbac().clusterRoleBindings().withName("flotilla-deployer");
    var binding = bindings.get();
    bindings.delete();
    try {
      soon().untilAsserted(() -> assertThat(DEPLOYER.in(OTHER)).isEmpty());
      assertThat(DEPLOYER.in(SYSTEM)).isEmpty();
    } finally {
      admin.resource(anew(binding)).create();
    }
  }

  private static String snapshot() {
    var text = new StringBuilder("# Made by " + UPDATE + "\n");
    append(text, "the operator, in its namespace", OPERATOR.in(SYSTEM));
    append(text, "the operator, in every other namespace", OPERATOR.in(OTHER));
    append(text, "a sync pod, in the namespace of its GitRepo", SYNC.in(LOCAL));
    append(text, "a sync pod, in every other namespace", SYNC.in(OTHER));
    append(text, "the clean-up, in every namespace", CLEANUP.in(OTHER));
    append(text, "flotilla-deployer, in every namespace", DEPLOYER.in(OTHER));
    return text.toString();
  }

  private static void append(StringBuilder text, String who, Set<String> rules) {
    text.append("\n## ").append(who).append("\n\n");
    rules.forEach(rule -> text.append(rule).append('\n'));
    if (rules.isEmpty()) {
      text.append("nothing\n");
    }
  }

  private static <T extends HasMetadata> T anew(T object) {
    object.getMetadata().setResourceVersion(null);
    object.getMetadata().setUid(null);
    return object;
  }
}
