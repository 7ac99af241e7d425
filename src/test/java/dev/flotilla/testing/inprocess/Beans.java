package dev.flotilla.testing.inprocess;

import dev.flotilla.Main;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The beans of the program, found by scanning its classes and put together by reflection: as much
 * of CDI as the program uses, so that a life of the operator needs no container and no build step.
 * Every bean is made once per life. What is given stands in for the program's own beans of its
 * type.
 */
final class Beans {

  private static final List<Class<?>> CLASSES = scan();

  private final List<Object> given;
  private final Map<Object, Object> made = new LinkedHashMap<>();

  Beans(Object... given) {
    this.given = List.of(given);
  }

  /** The one bean of a type. */
  synchronized <T> T get(Class<T> type) {
    var all = all(type);
    if (all.size() != 1) {
      throw new IllegalStateException("%d beans of %s: %s".formatted(all.size(), type, all));
    }
    return all.getFirst();
  }

  /** All beans of a type; what is given hides the program's own. */
  synchronized <T> List<T> all(Class<T> type) {
    var stand = given.stream().filter(type::isInstance).map(type::cast).toList();
    return stand.isEmpty() ? own(type) : stand;
  }

  /** All reconcilers of the program. */
  List<Reconciler<?>> reconcilers() {
    return all(Reconciler.class).stream().<Reconciler<?>>map(one -> one).toList();
  }

  private <T> List<T> own(Class<T> type) {
    var beans =
        CLASSES.stream().filter(Beans::isBean).filter(type::isAssignableFrom).map(this::bean);
    var products =
        CLASSES.stream()
            .flatMap(owner -> Arrays.stream(owner.getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(Produces.class))
            .filter(method -> type.isAssignableFrom(method.getReturnType()))
            .map(this::product);
    return Stream.concat(beans, products).<T>map(type::cast).toList();
  }

  private static boolean isBean(Class<?> type) {
    return !Modifier.isAbstract(type.getModifiers())
        && (type.isAnnotationPresent(ApplicationScoped.class)
            || type.isAnnotationPresent(Singleton.class)
            || Reconciler.class.isAssignableFrom(type));
  }

  private Object bean(Class<?> type) {
    if (!made.containsKey(type)) {
      var constructor = constructor(type);
      var bean = call(constructor, () -> constructor.newInstance(arguments(constructor)));
      // Before its fields are filled, since beans may need each other.
      made.put(type, bean);
      fill(bean);
    }
    return made.get(type);
  }

  private Object product(Method producer) {
    if (!made.containsKey(producer)) {
      producer.setAccessible(true);
      var owner = bean(producer.getDeclaringClass());
      made.put(producer, call(producer, () -> producer.invoke(owner, arguments(producer))));
    }
    return made.get(producer);
  }

  private void fill(Object bean) {
    for (Class<?> type = bean.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (var field : type.getDeclaredFields()) {
        if (field.isAnnotationPresent(Inject.class)) {
          field.setAccessible(true);
          var value = resolve(field.getGenericType());
          call(
              field,
              () -> {
                field.set(bean, value);
                return null;
              });
        }
      }
      for (var method : type.getDeclaredMethods()) {
        if (method.isAnnotationPresent(PostConstruct.class)) {
          method.setAccessible(true);
          call(method, () -> method.invoke(bean));
        }
      }
    }
  }

  private Object[] arguments(Executable of) {
    return Arrays.stream(of.getGenericParameterTypes()).map(this::resolve).toArray();
  }

  private Object resolve(Type type) {
    if (type instanceof ParameterizedType generic && generic.getRawType() == Instance.class) {
      return new LazyBeans<>(this, raw(generic.getActualTypeArguments()[0]));
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() == Event.class) {
      return new Announcement<>(this, raw(generic.getActualTypeArguments()[0]));
    }
    return get(raw(type));
  }

  /** Hands something that happened to every bean that observes it, and holds no lock meanwhile. */
  void tell(Class<?> type, Object event) {
    observers(type)
        .forEach(
            (method, observer) -> {
              method.setAccessible(true);
              call(method, () -> method.invoke(observer, event));
            });
  }

  private synchronized Map<Method, Object> observers(Class<?> type) {
    var observers = new LinkedHashMap<Method, Object>();
    CLASSES.stream()
        .filter(Beans::isBean)
        .flatMap(owner -> Arrays.stream(owner.getDeclaredMethods()))
        .filter(method -> observes(method, type))
        .forEach(method -> observers.put(method, bean(method.getDeclaringClass())));
    return observers;
  }

  private static boolean observes(Method method, Class<?> type) {
    return method.getParameterCount() == 1
        && method.getParameters()[0].isAnnotationPresent(Observes.class)
        && method.getParameterTypes()[0] == type;
  }

  private static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType generic -> (Class<?>) generic.getRawType();
      case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
      default -> throw new IllegalStateException("cannot inject " + type);
    };
  }

  private static Constructor<?> constructor(Class<?> type) {
    var all = Arrays.asList(type.getDeclaredConstructors());
    var constructor =
        all.stream()
            .filter(one -> one.isAnnotationPresent(Inject.class))
            .findFirst()
            .or(() -> all.stream().filter(one -> one.getParameterCount() == 0).findFirst())
            .orElse(all.getFirst());
    constructor.setAccessible(true);
    return constructor;
  }

  private static Object call(Object what, Reflection action) {
    try {
      return action.run();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make or fill " + what, e);
    }
  }

  private interface Reflection {
    Object run() throws ReflectiveOperationException;
  }

  private static List<Class<?>> scan() {
    try {
      var root = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (var files = Files.walk(root.resolve("dev/flotilla"))) {
        return files
            .map(file -> root.relativize(file).toString())
            .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
            .<Class<?>>map(file -> load(file.replace(".class", "").replace('/', '.')))
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Main.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
