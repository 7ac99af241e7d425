package dev.flotilla.apply;

import dev.flotilla.bundle.BundleMaker;
import dev.flotilla.bundle.BundlePlace;
import dev.flotilla.bundle.BundleReadException;
import dev.flotilla.bundle.BundleReader;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes one Bundle after the other. What is wrong with one is told, and the others are made all the
 * same.
 *
 * @param name the first part of the Bundles' names
 * @param output takes the Bundles
 * @param warnings takes what is worth knowing
 * @param errors takes what is wrong
 */
public record ApplyRun(
    String name,
    BundleReader reader,
    BundleMaker maker,
    BundleOutput output,
    Consumer<String> warnings,
    Consumer<String> errors) {

  /**
   * @param wanted what was asked for, for messages
   * @return whether there was something to make, and nothing was wrong
   */
  public boolean run(List<BundlePlace> places, List<String> wanted) {
    var made = new HashMap<String, String>();
    var isGood = true;
    for (var place : places) {
      isGood &= make(place, made);
    }
    if (isGood && made.isEmpty()) {
      errors.accept(
          "no resource found at the following paths to deploy: [" + String.join(" ", wanted) + "]");
    }
    return isGood && !made.isEmpty();
  }

  private boolean make(BundlePlace place, HashMap<String, String> made) {
    try {
      var read = reader.read(name, place);
      if (read.isEmpty()) {
        warnings.accept(place.directory() + ": no resources found to deploy");
        return true;
      }
      var files = read.get();
      var other = made.putIfAbsent(files.name(), files.path());
      if (other != null) {
        errors.accept(
            "%s: gives a bundle of the same name as %s (%s); rename one"
                .formatted(files.path(), other, files.name()));
        return false;
      }
      output.take(maker.bundle(files), files.id(), files.options().imageScans());
      return true;
    } catch (BundleReadException e) {
      errors.accept(e.getMessage());
      return false;
    }
  }
}
