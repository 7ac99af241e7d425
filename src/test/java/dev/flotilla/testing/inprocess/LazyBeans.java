package dev.flotilla.testing.inprocess;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.Iterator;
import java.util.List;

/** Beans that are made when they are asked for. */
record LazyBeans<T>(Beans beans, Class<T> type) implements Instance<T> {

  @Override
  public T get() {
    return beans.get(type);
  }

  @Override
  public Iterator<T> iterator() {
    return beans.all(type).iterator();
  }

  @Override
  public boolean isUnsatisfied() {
    return beans.all(type).isEmpty();
  }

  @Override
  public boolean isAmbiguous() {
    return beans.all(type).size() > 1;
  }

  @Override
  public <U extends T> Instance<U> select(Class<U> subtype, Annotation... qualifiers) {
    return new LazyBeans<>(beans, subtype);
  }

  @Override
  public Instance<T> select(Annotation... qualifiers) {
    throw unsupported();
  }

  @Override
  public <U extends T> Instance<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
    throw unsupported();
  }

  @Override
  public void destroy(T instance) {
    throw unsupported();
  }

  @Override
  public Handle<T> getHandle() {
    throw unsupported();
  }

  @Override
  public List<Handle<T>> handles() {
    throw unsupported();
  }

  private UnsupportedOperationException unsupported() {
    return new UnsupportedOperationException("not among what Beans can do, for " + type);
  }
}
