package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.IncidentView;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** PagerDuty as whom to wake, as configured; settings that are none stop the start. */
@ApplicationScoped
class PagerDutyReceiver implements Receiver {
    private final Optional<Channel> channel;

    @Inject
    PagerDutyReceiver(PagerDutyAlertsConfig config, Subjects subjects, Manners manners, Clock clock) {
        this(config, subjects::incident, manners, clock);
    }

    PagerDutyReceiver(
            PagerDutyAlertsConfig config,
            Function<Outgoing, Optional<IncidentView>> subject,
            Manners manners,
            Clock clock) {
        this.channel = config.alertsKey()
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(key -> events(key, config, subject, manners, clock));
    }

    @Override
    public Destination destination() {
        return Destination.PAGERDUTY;
    }

    @Override
    public Optional<Channel> channel() {
        return channel;
    }

    @Override
    public Set<Destination> audiences() {
        return Set.of(Destination.ALERTS);
    }

    /** Only what an alarm is. */
    @Override
    public boolean takes(NotificationKind kind) {
        return Alarm.concerns(kind);
    }

    /** An alarm that was raised is ended although nobody is to be disturbed: it disturbs as long as it is on. */
    @Override
    public Ruling rule(Ruling ruling) {
        return ruling.muted() && !Alarm.raised(ruling.kind())
                ? Ruling.send(destination(), ruling.kind(), false)
                : ruling.at(destination());
    }

    private static Channel events(
            String key,
            PagerDutyAlertsConfig config,
            Function<Outgoing, Optional<IncidentView>> subject,
            Manners manners,
            Clock clock) {
        if (!key.matches("[A-Za-z0-9]{32}")) {
            throw new ConfigurationException(
                    "WATCH_PAGERDUTY_ALERTS_KEY: found something that is no integration key, expected the 32 letters and digits of"
                            + " an Events API v2 integration on a service of our own");
        }
        return new PagerDutyEvents(
                HttpAddress.of(config.eventsUrl().strip())
                        .orElseThrow(
                                () -> new ConfigurationException(
                                        "WATCH_PAGERDUTY_EVENTS_URL: found something that is no http(s) URL, expected that of PagerDuty's Events API")),
                key,
                new AlarmBody(manners.links()),
                subject,
                clock);
    }
}
