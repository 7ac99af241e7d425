package dev.flotilla.api;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A string that Go reads as a duration, for example {@code 1h30m} or {@code 0}. Days, weeks and
 * negative durations are refused, as Fleet's schemas do.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@Size(min = 1, max = 32)
@ValidationRule(
    value = "self == '0' || self.matches('^([0-9]+([.][0-9]+)?(ns|us|µs|ms|s|m|h))+$')",
    message = "must be a duration such as 15s, 1m30s or 2h",
    messageExpression =
        "'\"' + self + '\" is not a duration such as 15s, 1m30s or 2h; days and weeks are not known'")
public @interface GoDuration {}
