package gov.va.mobile.watch.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that needs a program which not every machine has. Where it is missing, the test is left out and {@code ./watch test} says so; where
 * {@code WATCH_TEST_REQUIRE_ALL} is true, as in CI, it fails.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsCondition.class)
public @interface Needs {
    Tool value();
}
