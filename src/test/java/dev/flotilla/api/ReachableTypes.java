package dev.flotilla.api;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** All types of this project that an object of some kind can hold, the kind itself included. */
final class ReachableTypes {

  private final Set<Class<?>> found = new LinkedHashSet<>();

  private ReachableTypes() {}

  static Set<Class<?>> all() {
    var types = new ReachableTypes();
    Crds.KINDS.forEach(types::visit);
    return types.found;
  }

  private void visit(Type type) {
    if (type instanceof ParameterizedType generic) {
      Stream.of(generic.getActualTypeArguments()).forEach(this::visit);
    } else if (type instanceof Class<?> one && ours(one) && found.add(one)) {
      visit(one.getGenericSuperclass());
      fields(one).map(Field::getGenericType).forEach(this::visit);
    }
  }

  static Stream<Field> fields(Class<?> type) {
    return Stream.of(type.getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()));
  }

  private static boolean ours(Class<?> type) {
    return type.getName().startsWith("dev.flotilla.");
  }
}
