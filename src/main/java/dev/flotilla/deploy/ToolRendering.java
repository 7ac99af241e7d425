package dev.flotilla.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flotilla.api.fleet.BundleDeploymentOptions;
import dev.flotilla.api.fleet.HelmOptions;
import dev.flotilla.tool.Tool;
import dev.flotilla.tool.ToolLimits;
import dev.flotilla.tool.WorkFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes objects of files: of plain manifests by itself, of a chart with the program helm, of a
 * kustomization with the program kustomize.
 *
 * @param kubernetesVersion the version that charts are told; empty = that of helm
 */
record ToolRendering(Optional<String> kubernetesVersion) {

  private static final ToolLimits LIMITS =
      new ToolLimits(Duration.ofSeconds(60), 512 << 20, 64 << 20);

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where the files of the bundle are in the folder of a run. */
  private static final String BUNDLE = "bundle/";

  /**
   * @param release the name of the BundleDeployment
   * @param namespace where the release goes
   * @throws RenderException when the files cannot be right
   * @throws dev.flotilla.tool.ToolException when a program that is needed gives no answer
   */
  List<Manifest> render(
      List<BundleFile> files, BundleDeploymentOptions options, String release, String namespace) {
    var chart = directory(options.helm == null ? null : options.helm.chart);
    var base = directory(options.kustomize == null ? null : options.kustomize.dir);
    if (has(files, chart, "helm")) {
      return run("helm", files, folder -> helm(folder, chart, options, release, namespace));
    }
    if (isNamed(options.helm)) {
      throw new NotSupportedException(
          "helm.chart: there is no chart in the bundle at \"%s\"; charts are not fetched"
              .formatted(chart));
    }
    if (has(files, base, "kustomize")) {
      return run(
          "kustomize",
          files,
          folder -> List.of("build", folder.path().resolve(BUNDLE + base).toString()));
    }
    if (options.yaml != null && options.yaml.overlays != null && !options.yaml.overlays.isEmpty()) {
      throw new NotSupportedException("yaml.overlays are not served yet");
    }
    return files.stream()
        .filter(BundleFile::holdsObjects)
        .flatMap(file -> ManifestReader.read(file).stream())
        .toList();
  }

  private static List<Manifest> run(
      String tool, List<BundleFile> files, Function<WorkFolder, List<String>> arguments) {
    try (var folder = WorkFolder.create()) {
      files.forEach(file -> folder.write(BUNDLE + file.path(), file.text()));
      var answer = Tool.named(tool).run(arguments.apply(folder), folder.path(), LIMITS);
      if (answer.code() != 0) {
        throw new RenderException(tool + ": " + answer.errors().strip());
      }
      return ManifestReader.read(new BundleFile(tool, answer.output()));
    } catch (IllegalArgumentException e) {
      throw new RenderException(e.getMessage());
    }
  }

  private List<String> helm(
      WorkFolder folder,
      String chart,
      BundleDeploymentOptions options,
      String release,
      String namespace) {
    var helm = Objects.requireNonNullElseGet(options.helm, HelmOptions::new);
    var values =
        folder.write("values.json", json(Objects.requireNonNullElse(helm.values, Map.of())));
    var name = helm.releaseName == null || helm.releaseName.isEmpty() ? release : helm.releaseName;
    if (!name.matches("[a-z0-9]([-.a-z0-9]*[a-z0-9])?")) {
      throw new RenderException("\"" + name + "\" cannot be the name of a release");
    }
    var arguments =
        new ArrayList<>(
            List.of(
                "template",
                name,
                folder.path().resolve(BUNDLE + chart).toString(),
                "--namespace=" + namespace,
                "--values=" + values,
                "--include-crds"));
    kubernetesVersion.ifPresent(version -> arguments.add("--kube-version=" + version));
    if (Boolean.TRUE.equals(helm.skipSchemaValidation)) {
      arguments.add("--skip-schema-validation");
    }
    return arguments;
  }

  private static boolean isNamed(HelmOptions helm) {
    return helm != null && (helm.chart != null || helm.repo != null);
  }

  private static boolean has(List<BundleFile> files, String directory, String tool) {
    var prefix = directory.isEmpty() ? "" : directory + "/";
    return files.stream()
        .filter(file -> file.tool().equals(tool))
        .map(BundleFile::path)
        .anyMatch(path -> path.substring(0, path.lastIndexOf('/') + 1).equals(prefix));
  }

  /** A directory of the bundle, as it stands in the names of files; empty = its root. */
  private static String directory(String option) {
    var path = Path.of(Objects.requireNonNullElse(option, "")).normalize().toString();
    return path.equals(".") ? "" : path;
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("values are JSON", e);
    }
  }
}
