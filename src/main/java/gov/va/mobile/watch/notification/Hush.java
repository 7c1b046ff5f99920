package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.SilenceView;
import gov.va.mobile.watch.incident.Silences;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Keeps untold what somebody silenced; but #oncall is not our team, and is told of what concerns VA.gov. */
@ApplicationScoped
class Hush {
    private final Silences silences;
    private final Clock clock;

    Hush(Silences silences, Clock clock) {
        this.silences = silences;
        this.clock = clock;
    }

    /** The same ruling, unless the upstream or the incident is silenced now. */
    Ruling over(Ruling ruling, Optional<String> upstreamId, Optional<UUID> incidentId) {
        if (ruling.decision() != Decision.SEND || ruling.destination() == Destination.ONCALL) {
            return ruling;
        }
        return silences.covering(upstreamId, incidentId, clock.instant())
                .map(silence -> Ruling.muted(ruling.destination(), ruling.kind(), reason(silence)))
                .orElse(ruling);
    }

    /** Whether messages about it are not wanted now. */
    boolean silenced(Optional<String> upstreamId, Optional<UUID> incidentId) {
        return silences.covering(upstreamId, incidentId, clock.instant()).isPresent();
    }

    private static String reason(SilenceView silence) {
        return "silenced until " + Words.time(silence.until()) + " by " + silence.by() + ": " + silence.reason();
    }
}
