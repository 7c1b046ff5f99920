package gov.va.mobile.watch.health;

import gov.va.mobile.watch.check.Failure;
import java.util.List;
import java.util.Optional;

/**
 * An upstream began to go to and fro between passing and failing, or ceased to (behaviour.md §3, "Flapping").
 *
 * @param flapping whether it does now
 * @param status what it is at this moment
 * @param failure what was seen last of its failures
 * @param causedBy what explains its failures, if something does
 */
public record FlapChange(
        String upstreamId, boolean flapping, HealthStatus status, Optional<Failure> failure, List<String> causedBy) {}
