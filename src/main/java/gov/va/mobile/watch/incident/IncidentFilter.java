package gov.va.mobile.watch.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * Which incidents a list shows.
 *
 * @param from began at or after
 * @param to began before
 * @param postmortemOwed only those that are over while a condition holds and no postmortem was saved
 */
record IncidentFilter(
        Optional<IncidentStatus> status,
        Optional<IncidentKind> kind,
        Optional<String> upstream,
        Optional<Instant> from,
        Optional<Instant> to,
        boolean postmortemOwed) {}
