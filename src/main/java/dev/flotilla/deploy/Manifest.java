package dev.flotilla.deploy;

import java.util.Map;

/**
 * One object as a bundle wants it. Nobody changes {@code content} after the manifest is made: each
 * step makes a new manifest.
 *
 * @param key which object
 * @param origin where it is written, as {@code path:line}
 * @param content the object as JSON values
 */
public record Manifest(ObjectKey key, String origin, Map<String, Object> content) {}
