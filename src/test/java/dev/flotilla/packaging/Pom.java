package dev.flotilla.packaging;

import java.io.IOException;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.xml.sax.SAXException;

/**
 * What the POM says about a release.
 *
 * @param version semantic version, without {@code -SNAPSHOT}: that of the next release
 * @param timestamp RFC 3339; the same for all builds of a version
 */
record Pom(String version, String timestamp) {

  static Pom read() {
    try {
      var builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
      var document = builder.parse(Path.of("pom.xml").toFile());
      var xpath = XPathFactory.newDefaultInstance().newXPath();
      return new Pom(
          xpath.evaluate("/project/version", document).replace("-SNAPSHOT", ""),
          xpath.evaluate("/project/properties/project.build.outputTimestamp", document));
    } catch (ParserConfigurationException
        | XPathExpressionException
        | SAXException
        | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The patch release that follows. */
  Pom next() {
    var dot = version.lastIndexOf('.') + 1;
    var patch = Integer.parseInt(version.substring(dot)) + 1;
    return new Pom(version.substring(0, dot) + patch, timestamp);
  }
}
