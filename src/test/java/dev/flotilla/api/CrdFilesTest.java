package dev.flotilla.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.YamlDumpSettingsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whether the files in {@code kubernetes/crds} are what the classes say. With {@code
 * -Dcrds.update=true} it writes them first.
 */
class CrdFilesTest {

  private static final Path FOLDER = Path.of("kubernetes", "crds");
  private static final String UPDATE = "./mvnw -q test -Dtest=CrdFilesTest -Dcrds.update=true";

  @Test
  void checkedInFilesAreWhatTheClassesSay() throws IOException {
    var expected = expected();
    if (Boolean.getBoolean("crds.update")) {
      write(expected);
    }

    assertThat(actual())
        .as("kubernetes/crds is made from the classes in dev.flotilla.api; to renew it: " + UPDATE)
        .isEqualTo(expected);
  }

  private static Map<String, String> expected() {
    var files = new TreeMap<String, String>();
    var plain = new YamlDumpSettingsBuilder().setMinimizeQuotes(true).build();
    var yaml = new KubernetesSerialization(new ObjectMapper(), false, plain);
    var header = "# Made from the classes in dev.flotilla.api by " + UPDATE + "\n";
    Crds.KINDS.stream()
        .map(Crds::of)
        .forEach(
            crd -> files.put(crd.getMetadata().getName() + ".yaml", header + yaml.asYaml(crd)));
    var list = new StringBuilder(header);
    list.append("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n");
    files.keySet().forEach(name -> list.append("  - ").append(name).append('\n'));
    files.put("kustomization.yaml", list.toString());
    return files;
  }

  private static Map<String, String> actual() throws IOException {
    var files = new TreeMap<String, String>();
    try (var paths = Files.list(FOLDER)) {
      for (var path : paths.toList()) {
        files.put(path.getFileName().toString(), Files.readString(path));
      }
    }
    return files;
  }

  private static void write(Map<String, String> files) throws IOException {
    Files.createDirectories(FOLDER);
    for (var file : files.entrySet()) {
      Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
    }
  }
}
