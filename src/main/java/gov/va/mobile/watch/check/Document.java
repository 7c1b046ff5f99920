package gov.va.mobile.watch.check;

import gov.va.mobile.watch.check.DocumentRequest.Validators;
import java.time.Duration;
import java.util.Optional;

/** What came of reading a document. */
public sealed interface Document {
    /** The document, and how its server names this version. */
    record Text(String text, Validators version) implements Document {}

    /** It is still the one that is known. */
    record Unchanged() implements Document {}

    /**
     * There was none to read.
     *
     * @param message what was found, and what was expected; without secrets
     * @param retryAfter how long the server wants to be left alone
     */
    record Unreadable(String message, Optional<Duration> retryAfter) implements Document {}
}
