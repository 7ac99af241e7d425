package dev.flotilla.bundle;

import static dev.flotilla.bundle.BundleProblem.InvalidYaml;
import static dev.flotilla.bundle.BundleProblem.TooLarge;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleSpec;
import dev.flotilla.yaml.YamlException;
import dev.flotilla.yaml.YamlNode;
import dev.flotilla.yaml.YamlReader;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Bundles as they stand in a file, for example one that {@code apply --output} wrote. */
public final class BundleDocuments {

  private static final int LIMIT = ReadLimits.LOCAL.fileBytes();

  private BundleDocuments() {}

  /** What a document may say; of the metadata names, labels and annotations count. */
  @RegisterForReflection
  public static final class Fields {
    public String apiVersion;
    public String kind;
    public Map<String, Object> metadata;
    public BundleSpec spec;
    public Map<String, Object> status;
  }

  /**
   * Reads all documents of a file.
   *
   * @param file for messages
   * @param strict whether a field that is not known is an error
   * @return the Bundles; the name is null where none is given, the namespace always
   * @throws BundleReadException {@code InvalidYaml} with the place, also when there is none; {@code
   *     TooLarge}
   * @throws IOException when the file cannot be read
   */
  public static List<Bundle> read(String file, InputStream in, boolean strict) throws IOException {
    var bytes = in.readNBytes(LIMIT + 1);
    if (bytes.length > LIMIT) {
      throw new BundleReadException(
          TooLarge, file, "is larger than the %d bytes that are read".formatted(LIMIT));
    }
    var text =
        Utf8.decode(bytes)
            .orElseThrow(() -> new BundleReadException(InvalidYaml, file, "is not text in UTF-8"));
    try {
      var bundles = new ArrayList<Bundle>();
      for (var document : YamlReader.documents(text)) {
        if (document.toValue() != null) {
          bundles.add(bundle(file, document, strict));
        }
      }
      if (bundles.isEmpty()) {
        throw new BundleReadException(InvalidYaml, file, "there is no Bundle in it");
      }
      return bundles;
    } catch (YamlException e) {
      throw new BundleReadException(
          InvalidYaml, file, e.place().line(), e.place().column(), e.getMessage());
    }
  }

  private static Bundle bundle(String file, YamlNode document, boolean strict) {
    var fields = new FieldReader(file, strict, List.of()).read(Fields.class, document);
    if (!"Bundle".equals(fields.kind)
        || fields.apiVersion == null
        || !fields.apiVersion.startsWith(FleetNames.PREFIX)) {
      throw new BundleReadException(
          InvalidYaml,
          file,
          document.place().line(),
          document.place().column(),
          "the document is no Bundle of " + FleetNames.GROUP);
    }
    var metadata = fields.metadata == null ? Map.<String, Object>of() : fields.metadata;
    var bundle = new Bundle();
    bundle.setMetadata(
        new ObjectMetaBuilder()
            .withName(metadata.get("name") instanceof String name ? name : null)
            .withLabels(texts(metadata.get("labels")))
            .withAnnotations(texts(metadata.get("annotations")))
            .build());
    bundle.setSpec(fields.spec);
    bundle.setStatus(null);
    return bundle;
  }

  private static Map<String, String> texts(Object map) {
    var texts = new TreeMap<String, String>();
    if (map instanceof Map<?, ?> entries) {
      entries.forEach((key, value) -> texts.put((String) key, String.valueOf(value)));
    }
    return texts;
  }
}
