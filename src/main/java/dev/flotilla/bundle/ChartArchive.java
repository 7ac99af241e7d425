package dev.flotilla.bundle;

/**
 * A chart as one packed file.
 *
 * @param version its exact version
 * @param fileName the name that the file has in {@code charts/}; a plain name
 * @param bytes not to be changed
 */
public record ChartArchive(String version, String fileName, byte[] bytes) {}
