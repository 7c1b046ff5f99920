package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Coded;
import java.time.Instant;
import java.util.Optional;

/**
 * A trouble that is no outage, as it is remembered while it lasts.
 *
 * @param since since when it is known
 * @param decidedAt when a message about it was last decided on
 * @param told whether any of these was sent
 */
record Notice(Kind kind, String upstreamId, Instant since, Optional<Instant> decidedAt, boolean told) {
    /** The kinds of it (behaviour.md §3, §6). */
    enum Kind implements Coded {
        /** We ask wrongly: 401, 403, a secret that is missing. */
        MISCONFIGURED,
        /** It answers, but slowly or with warnings. */
        DEGRADED,
        /** Its certificate ends soon. */
        CERTIFICATE,
        /** The calendar in which it announces its maintenance cannot be read. */
        CALENDAR
    }

    /** Whether it is about the same. */
    boolean isOf(Trouble trouble) {
        return kind == trouble.kind() && upstreamId.equals(trouble.upstreamId());
    }

    /**
     * The trouble as it is seen now.
     *
     * @param since when it began, as far as that is known
     * @param seen what was expected and found
     * @param endsAt when the certificate ends
     */
    record Trouble(Kind kind, String upstreamId, Instant since, String seen, Optional<Instant> endsAt) {}
}
