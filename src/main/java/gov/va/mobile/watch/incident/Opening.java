package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.check.Failure;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known when an incident opens.
 *
 * @param priorityByHand whether a person chose the priority, so that no suggestion replaces it
 * @param upstreamId the upstream that it is about
 * @param groupId the group that it is about, or the common cause of many hosts
 * @param startedAt when the failure began
 * @param detectedAt when that was known
 */
record Opening(
        UUID id,
        long number,
        IncidentKind kind,
        String title,
        Optional<String> description,
        Priority priority,
        boolean priorityByHand,
        Optional<String> upstreamId,
        Optional<String> groupId,
        Optional<Failure> failure,
        IncidentView.Affected affected,
        Instant startedAt,
        Instant detectedAt) {}
