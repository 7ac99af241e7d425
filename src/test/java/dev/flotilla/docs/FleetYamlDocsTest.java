package dev.flotilla.docs;

import org.junit.jupiter.api.Test;

/** The reference equals the types. */
class FleetYamlDocsTest {

  @Test
  void theTablesAreThoseOfTheTypes() {
    MadeDocs.checkPart("fleet-yaml.md", "types", new FleetYamlReference().tables());
  }

  @Test
  void theSchemaIsThatOfTheTypes() {
    MadeDocs.checkFile("fleet.yaml.schema.json", new FleetYamlReference().schema());
  }
}
