package gov.va.mobile.watch.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which incidents a list shows.
 *
 * @param from began at or after
 * @param to began before
 * @param number the one of that number, as people name it
 * @param mergedInto those that were folded into that one
 * @param postmortemOwed only those that are over while a condition holds and no postmortem was saved
 */
record IncidentFilter(
        Optional<IncidentStatus> status,
        Optional<IncidentKind> kind,
        Optional<String> upstream,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Long> number,
        Optional<UUID> mergedInto,
        boolean postmortemOwed) {}
