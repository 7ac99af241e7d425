package dev.flotilla.apply;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.bundle.ImageScanEntry;
import java.util.List;

/** Takes one Bundle after the other. */
public interface BundleOutput {

  /**
   * @param id the name that the Bundle has by its path
   * @param scans the image scans that its {@code fleet.yaml} asks for
   * @throws dev.flotilla.bundle.BundleReadException when the Bundle cannot be taken
   */
  void take(Bundle bundle, String id, List<ImageScanEntry> scans);
}
