package dev.flotilla.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the schema of a field says beyond what the generator's own annotations can. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SchemaDetail {

  /** The format of a string, for example {@code date-time}. */
  String format() default "";

  /** The only values that a string may have. */
  String[] values() default {};

  /** Whether the values of a map may be null. */
  boolean nullableValues() default false;
}
