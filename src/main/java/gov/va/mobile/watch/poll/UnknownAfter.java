package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.health.Standing;
import gov.va.mobile.watch.map.Check;
import java.time.Duration;

/** For how long a judged result speaks for its check: three intervals (behaviour.md §3, {@code unknown}). */
public final class UnknownAfter {
    private UnknownAfter() {}

    /** Counted from the result. */
    public static Duration of(Check check) {
        return Standing.speaksFor(check);
    }
}
