package dev.flotilla.api;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A schedule that the CronJob controller can read: five fields, a name such as {@code @daily}, or
 * {@code @every} with a duration. Numbers out of their range are refused here; that a range such as
 * {@code 5-1} runs backwards, only the API server tells.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@Size(min = 1, max = 256)
@ValidationRule(
    value = "self.matches('" + CronPattern.SCHEDULE + "')",
    message = "must be a schedule such as @daily, @every 6h or 30 3 * * 1-5",
    messageExpression =
        "'\"' + self + '\" is not a schedule such as @daily, @every 6h or 30 3 * * 1-5'")
public @interface CronSchedule {}
