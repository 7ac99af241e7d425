package dev.flotilla.bundle;

/**
 * A chart that another one depends on and that is not in its {@code charts/}.
 *
 * @param bundle the directory of the bundle, by which there may be credentials
 * @param name the chart's name
 * @param version a range of versions
 * @param repository the address of a Helm repository, or of a part of a registry ({@code oci://})
 */
public record DependencyRequest(String bundle, String name, String version, String repository) {}
