package dev.flotilla.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.Flotilla;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether every object that Fleet accepts is accepted: the schemas against the list of fields. */
class CrdFieldsTest {

  private static final Map<String, String> LISTED = listed();

  static Stream<Class<?>> kindsOfFleet() {
    return Crds.KINDS.stream().filter(kind -> kind != Flotilla.class).map(kind -> kind);
  }

  @ParameterizedTest
  @MethodSource("kindsOfFleet")
  void everyFieldOfFleetIsThereWithTheSameTypeAndValidation(Class<?> kind) {
    var expected = listedFor(kind);
    var actual = new TreeMap<>(SchemaFields.of(Crds.of(kind)));
    actual.keySet().retainAll(expected.keySet());

    assertThat(actual).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("kindsOfFleet")
  void fieldsThatFleetDoesNotHaveAreOptional(Class<?> kind) {
    var added = new TreeMap<>(SchemaFields.of(Crds.of(kind)));
    added.keySet().removeAll(listedFor(kind).keySet());
    // What an item of a list needs that Fleet does not have binds nobody who writes Fleet's fields.
    var lists = added.keySet().stream().filter(path -> path.endsWith("[]")).toList();
    lists.forEach(list -> added.keySet().removeIf(path -> path.startsWith(list + ".")));

    assertThat(added.values()).noneMatch(facts -> facts.contains("required"));
  }

  @ParameterizedTest
  @MethodSource("kindsOfFleet")
  void itemsOfListsAndValuesOfMapsAreTextWhereTheyAreNotObjects(Class<?> kind) {
    var inner = new TreeMap<>(SchemaFields.of(Crds.of(kind)));
    inner.keySet().removeIf(path -> !path.endsWith("[]") && !path.endsWith("{}"));
    inner.values().removeIf(facts -> facts.startsWith("object"));

    assertThat(inner.entrySet())
        .filteredOn(field -> !field.getValue().equals("string"))
        .allMatch(field -> field.getValue().startsWith("int-or-string pattern="))
        .allMatch(field -> field.getKey().matches("Cluster.spec.agentResources.\\w+\\{}"));
  }

  @Test
  void theListIsTheWholeList() {
    assertThat(LISTED).hasSize(1535);
  }

  private static Map<String, String> listedFor(Class<?> kind) {
    var fields = new TreeMap<>(LISTED);
    fields.keySet().removeIf(path -> !path.startsWith(kind.getSimpleName() + "."));
    return fields;
  }

  private static Map<String, String> listed() {
    var table = new TreeMap<String, String>();
    lines()
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> line.split("\t"))
        .forEach(
            field -> {
              var facts = field.length < 3 ? List.<String>of() : List.of(field[2].split(" "));
              table.put(field[0], SchemaFields.line(field[1], facts));
            });
    return table;
  }

  private static Stream<String> lines() {
    try (var list = CrdFieldsTest.class.getResourceAsStream("fleet-crd-fields.tsv")) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
