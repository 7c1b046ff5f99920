package gov.va.mobile.watch.window;

import gov.va.mobile.watch.platform.Coded;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What PagerDuty should hold of one window, and what it was last known to hold ({@code window_publication}).
 *
 * @param revision of the wish; it moves on with each change
 * @param wanted whether PagerDuty should hold it at all
 * @param settledRevision the wish that PagerDuty was last known to fulfil; 0 for none
 * @param there the times that PagerDuty answered when we last wrote
 * @param traceparent what the wish was written in the course of
 * @param wantedSince since when PagerDuty should hold it
 */
record PublicationRow(
        UUID windowId,
        String service,
        int revision,
        boolean wanted,
        Span span,
        String description,
        State state,
        int attempts,
        int settledRevision,
        Optional<String> pagerdutyId,
        Optional<Span> there,
        Optional<Instant> publishedAt,
        Optional<String> lastError,
        Optional<String> traceparent,
        Optional<Instant> wantedSince) {

    /** As the API names it. */
    enum State implements Coded {
        NONE,
        PENDING,
        PUBLISHED,
        FAILED,
        ENDED
    }

    /** PagerDuty should have taken it by now and never did, so that no Veteran can see it. */
    boolean overdue(Instant now) {
        return wanted
                && publishedAt.isEmpty()
                && wantedSince
                        .filter(since -> !now.isBefore(since.plus(SightPolicy.PATIENCE)))
                        .isPresent();
    }

    /** PagerDuty fulfils the present wish, as far as we know. */
    boolean settled() {
        return settledRevision == revision;
    }
}
