package gov.va.mobile.watch.platform;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST that creates and honours {@code Idempotency-Key} (api.md): per caller and path, for 24 h, the same key and body get the stored answer, another body
 * 422. Only what succeeded is stored. For blocking methods with a JSON answer.
 */
@NameBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
