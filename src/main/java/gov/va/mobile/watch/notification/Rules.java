package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.IncidentView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** What becomes of a message now: by the channels that there are, business hours and silences. */
@ApplicationScoped
class Rules {
    private final Channels channels;
    private final Manners manners;
    private final Hush hush;
    private final Clock clock;

    Rules(Channels channels, Manners manners, Hush hush, Clock clock) {
        this.channels = channels;
        this.manners = manners;
        this.hush = hush;
        this.clock = clock;
    }

    /** Of a message about an incident. */
    Ruling about(Destination destination, NotificationKind kind, IncidentView incident) {
        return hush.over(
                circumstances(incident.restricted()).rule(destination, kind),
                incident.upstreamId(),
                Optional.of(incident.id()));
    }

    /** Of a message about nothing in particular. */
    Ruling of(Destination destination, NotificationKind kind) {
        return circumstances(false).rule(destination, kind);
    }

    /** What tells an audience something of that kind, as people call it. */
    String names(Destination audience, NotificationKind kind) {
        return channels.names(audience, kind);
    }

    private Circumstances circumstances(boolean restricted) {
        return new Circumstances(
                manners.open(clock.instant()), manners.outside(), channels.reachable(), restricted, false);
    }
}
