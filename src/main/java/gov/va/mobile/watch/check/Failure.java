package gov.va.mobile.watch.check;

/**
 * What was seen instead of what was expected, in words that may be shown to people: never a raw body, never a secret.
 *
 * @param message for example {@code answered 503 in 0.4 s, expected 200-299}
 */
public record Failure(FailureKind kind, String message) {}
