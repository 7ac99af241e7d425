package dev.flotilla;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.flotilla.status.StatusPatch;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What each room of the program may know, and what no room may do. */
class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.flotilla");

  private static final String CLIENT = "io.fabric8.kubernetes.client..";
  private static final String JOSDK = "io.javaoperatorsdk..";

  @Test
  void roomsDependOnEachOtherInOneDirectionOnly() {
    slices().matching("dev.flotilla.(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void theApiKnowsNothingOfTheProgram() {
    noClasses()
        .that()
        .resideInAPackage("dev.flotilla.api..")
        .should()
        .dependOnClassesThat(resideInAPackage("dev.flotilla..").and(not(inApi())))
        .check(MAIN);
  }

  @Test
  void readingACommitAndTalkingToGitNeedNoCluster() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.flotilla.yaml..",
            "dev.flotilla.bundle..",
            "dev.flotilla.apply..",
            "dev.flotilla.git..",
            "dev.flotilla.chart..",
            "dev.flotilla.version..",
            "dev.flotilla.tool..",
            "dev.flotilla.target.options..",
            "dev.flotilla.target.template..",
            "dev.flotilla.target.rollout..",
            "dev.flotilla.webhook.provider..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CLIENT, JOSDK)
        .check(MAIN);
  }

  @Test
  void readingAWebhookNeedsNoWebServerAndNoClock() {
    noClasses()
        .that()
        .resideInAPackage("dev.flotilla.webhook.provider..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "jakarta..", "java.time..")
        .check(MAIN);
  }

  @Test
  void buildingAStatusNeedsNoClientAndNoClock() {
    noClasses()
        .that(resideInAPackage("dev.flotilla.status..").and(not(equivalentTo(StatusPatch.class))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(JOSDK, "jakarta..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.fabric8.kubernetes.client.KubernetesClient")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .check(MAIN);
  }

  @Test
  void onlyStatusMakesConditions() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.flotilla.status..")
        .should()
        .callConstructor(dev.flotilla.api.fleet.Condition.class)
        .check(MAIN);
  }

  @Test
  void predicatesOfTheWorkflowOnlyRead() {
    noClasses()
        .that()
        .implement(Condition.class)
        .should()
        .callMethodWhere(
            target(
                nameMatching("create|delete|patch|update|edit|replace|serverSideApply|close|open")))
        .check(MAIN);
  }

  @Test
  void nobodyStartsAProcessWaitsBlindlyOrEndsTheProgram() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.flotilla.tool..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.ProcessBuilder")
        .check(MAIN);
    noClasses()
        .should()
        .callMethod(Runtime.class, "exec", String.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String[].class)
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", Duration.class)
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(MAIN);
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.flotilla.operator..")
        .should()
        .callMethod(Runtime.class, "halt", int.class)
        .check(MAIN);
  }

  @Test
  void thereIsOneWayToLog() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.slf4j..")
        .check(MAIN);
  }

  @Test
  void everyControllerRetriesForEverAndMissesNoChange() {
    var controllers =
        MAIN.stream().filter(each -> each.isAnnotatedWith(ControllerConfiguration.class)).toList();

    assertThat(controllers).hasSizeGreaterThanOrEqualTo(6);
    for (var controller : controllers) {
      var informer = controller.getAnnotationOfType(ControllerConfiguration.class).informer();
      assertThat(informer.comparableResourceVersions()).as(controller.getName()).isFalse();
      var retry = controller.getAnnotationOfType(GradualRetry.class);
      assertThat(retry.maxAttempts()).as(controller.getName()).isNegative();
      assertThat(retry.maxInterval()).as(controller.getName()).isLessThanOrEqualTo(60_000);
    }
  }

  @Test
  void everyRoomSaysWhatBelongsThere() {
    var rooms =
        MAIN.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.equals("dev.flotilla"))
            .distinct()
            .toList();

    assertThat(rooms).contains("dev.flotilla.gitrepo");
    assertThat(rooms)
        .allSatisfy(
            room -> {
              var file = Path.of("src/main/java", room.replace('.', '/'), "package-info.java");
              assertThat(file).exists();
              assertThat(Files.readString(file)).startsWith("/**");
            });
  }

  private static DescribedPredicate<JavaClass> inApi() {
    return resideInAPackage("dev.flotilla.api..");
  }
}
