package dev.flotilla.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules that every class of the API follows. */
class ApiClassesTest {

  private static final Set<Class<?>> TYPES = ReachableTypes.all();

  @Test
  void everyTypeIsReadableInANativeImage() {
    assertThat(TYPES)
        .hasSizeGreaterThan(60)
        .allSatisfy(type -> assertThat(type).hasAnnotation(RegisterForReflection.class));
  }

  @Test
  void everyClassIsWrittenWithoutNullsAndReadWithUnknownFields() {
    assertThat(TYPES)
        .filteredOn(type -> !type.isEnum())
        .allSatisfy(type -> assertThat(type).hasAnnotation(ApiObject.class));
  }

  @Test
  void noClassOfTheApiIsUnused() {
    var classes =
        new ClassFileImporter()
            .importPackages("dev.flotilla.api.fleet", "dev.flotilla.api.flotilla").stream()
                .filter(
                    type -> type.getSource().orElseThrow().getUri().getPath().contains("/classes/"))
                .filter(type -> !type.isAnnotation())
                .filter(type -> !type.getName().endsWith(".package-info"))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());

    assertThat(TYPES).extracting(Class::getName).containsExactlyInAnyOrderElementsOf(classes);
  }

  @Test
  void everyFieldIsPublicAndExplained() {
    var wrong = new ArrayList<String>();
    for (var type : TYPES) {
      if (type.isEnum()) {
        continue;
      }
      ReachableTypes.fields(type)
          .filter(
              field ->
                  !Modifier.isPublic(field.getModifiers())
                      || !field.isAnnotationPresent(JsonPropertyDescription.class)
                      || !field
                          .getAnnotation(JsonPropertyDescription.class)
                          .value()
                          .matches("\\p{javaUpperCase}?\\S.*[.]"))
          .forEach(field -> wrong.add(type.getSimpleName() + "." + field.getName()));
    }

    assertThat(wrong).isEmpty();
  }
}
