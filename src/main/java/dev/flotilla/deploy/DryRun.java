package dev.flotilla.deploy;

import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleDeploymentOptions;
import dev.flotilla.bundle.NestedBundles;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The objects that a BundleDeployment would bring to its cluster, without asking a cluster. Types
 * that are not Kubernetes' own, and that the bundle does not define, are taken for namespaced ones.
 */
public final class DryRun {

  private static final String DEFAULT_NAMESPACE = "default";

  private final ToolRendering tools;

  /**
   * @param kubernetesVersion the version that charts are told; empty = that of helm
   */
  public DryRun(Optional<String> kubernetesVersion) {
    this.tools = new ToolRendering(kubernetesVersion);
  }

  /**
   * The objects in the order in which they are applied.
   *
   * @param content the Content's bytes
   * @param fallback the namespace of the objects that name none, when the options name none either
   * @throws RenderException when the contents cannot be right
   * @throws dev.flotilla.tool.ToolException when a program that is needed gives no answer
   */
  public List<Map<String, Object>> objects(
      byte[] content, BundleDeployment deployment, Optional<String> fallback) {
    var spec = deployment.getSpec();
    var options =
        Optional.ofNullable(spec.options)
            .or(() -> Optional.ofNullable(spec.stagedOptions))
            .orElseGet(BundleDeploymentOptions::new);
    var placement =
        new Placement(
            given(options.defaultNamespace).or(() -> fallback).orElse(DEFAULT_NAMESPACE),
            given(options.namespace).orElse(""));
    var owner =
        new Owner(
            Objects.requireNonNullElse(deployment.getMetadata().getNamespace(), ""),
            deployment.getMetadata().getName());
    var read = ContentReader.read(content);
    var nested = NestedBundles.of(read.stream().map(BundleFile::path).toList());
    var files = read.stream().filter(file -> nested.isOwn(file.path())).toList();
    var made = tools.render(files, options, owner.name(), placement.home());
    return Rendering.place(made, placement, owner, WellKnownScopes::of).stream()
        .map(Manifest::content)
        .toList();
  }

  private static Optional<String> given(String text) {
    return Optional.ofNullable(text).filter(some -> !some.isEmpty());
  }
}
