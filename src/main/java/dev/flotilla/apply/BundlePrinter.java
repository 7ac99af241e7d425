package dev.flotilla.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.bundle.ImageScanEntry;
import dev.flotilla.bundle.Names;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Prints objects as documents of one YAML text. */
public final class BundlePrinter implements BundleOutput {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String API_VERSION = FleetNames.GROUP + "/v1alpha1";

  /** What kubectl writes down for itself is no part of an object. */
  private static final String KUBECTL = "kubectl.kubernetes.io/";

  private final PrintWriter out;
  private boolean isFirst = true;

  public BundlePrinter(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void take(Bundle bundle, String id, List<ImageScanEntry> scans) {
    bundle(bundle);
    scans(id, scans);
  }

  /** A Bundle: what somebody would write, without a status. */
  private void bundle(Bundle bundle) {
    var metadata = JSON.createObjectNode();
    metadata.put("name", bundle.getMetadata().getName());
    if (!bundle.getMetadata().getNamespace().isEmpty()) {
      metadata.put("namespace", bundle.getMetadata().getNamespace());
    }
    put(metadata, "labels", bundle.getMetadata().getLabels());
    put(metadata, "annotations", bundle.getMetadata().getAnnotations());
    print("Bundle", metadata, JSON.valueToTree(bundle.getSpec()));
  }

  /**
   * The image scans of a bundle.
   *
   * @param id the name that the bundle has by its path
   */
  private void scans(String id, List<ImageScanEntry> scans) {
    for (var i = 0; i < scans.size(); i++) {
      var scan = scans.get(i);
      if (scan.image != null) {
        var metadata = JSON.createObjectNode();
        metadata.put("name", Names.safeConcatName("imagescan", id, String.valueOf(i)));
        print("ImageScan", metadata, JSON.valueToTree(scan));
      }
    }
  }

  private void print(String kind, ObjectNode metadata, JsonNode spec) {
    var object = JSON.createObjectNode();
    object.put("apiVersion", API_VERSION).put("kind", kind);
    object.set("metadata", metadata);
    object.set("spec", spec);
    if (!isFirst) {
      out.print("---\n");
    }
    isFirst = false;
    new YamlWriter(out).write(object);
    out.flush();
  }

  private static void put(ObjectNode metadata, String name, Map<String, String> map) {
    var kept = new TreeMap<String, String>(map == null ? Map.of() : map);
    kept.keySet().removeIf(key -> key.startsWith(KUBECTL));
    if (!kept.isEmpty()) {
      metadata.set(name, JSON.valueToTree(kept));
    }
  }
}
