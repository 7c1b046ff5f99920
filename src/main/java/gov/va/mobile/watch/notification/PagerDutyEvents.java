package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.platform.OutboundHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Alarms on a PagerDuty service of our own, by the Events API v2 (docs/notifications.md, "PagerDuty"); never on an upstream's service, whose incidents Veterans would see as maintenance. */
final class PagerDutyEvents implements Channel {
    /** It takes about 120 events a minute and key. */
    private static final Duration PACE = Duration.ofMillis(500);

    private final URI enqueue;
    private final String routingKey;
    private final AlarmBody bodies;
    private final Function<Outgoing, Optional<IncidentView>> subject;
    private final Clock clock;

    /** @param url the API's, without a path */
    PagerDutyEvents(
            URI url,
            String routingKey,
            AlarmBody bodies,
            Function<Outgoing, Optional<IncidentView>> subject,
            Clock clock) {
        this.enqueue = URI.create(url.toString().replaceAll("/+$", "") + "/v2/enqueue");
        this.routingKey = routingKey;
        this.bodies = bodies;
        this.subject = subject;
        this.clock = clock;
    }

    @Override
    public Answer send(Outgoing message) {
        return Alarm.of(message)
                .map(alarm -> call(alarm, message, Leases.CALL))
                .orElseGet(() -> new Answer.Delivered("nothing to raise or end"));
    }

    /** Raises an alarm of no weight, and ends it. */
    @Override
    public Answer test(Outgoing message) {
        Budget budget = Budget.of(Leases.CALL);
        String key = message.id().toString();
        Answer raised = call(new Alarm(Alarm.Action.TRIGGER, key), message, budget.left());
        return raised instanceof Answer.Delivered
                ? call(new Alarm(Alarm.Action.RESOLVE, key), message, budget.left())
                : raised;
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public boolean gathers() {
        return false;
    }

    private Answer call(Alarm alarm, Outgoing message, Duration longest) {
        var request = OutboundHttp.post(
                        enqueue, OutboundHttp.json(bodies.of(routingKey, alarm, message, subject.apply(message))))
                .build();
        return switch (OutboundHttp.call(request, longest)) {
            case OutboundHttp.Said said -> judge(said);
            case OutboundHttp.Silence silence -> new Answer.Later(silence.words(), Optional.empty());
        };
    }

    /** 400 is about the event, unless it is about the key. */
    private Answer judge(OutboundHttp.Said said) {
        String words = said.body().replace(routingKey, "***");
        boolean key = words.toLowerCase(Locale.ROOT).replace('_', ' ').contains("routing key");
        return said.status() == 400 && key
                ? new Answer.Closed(HttpAnswer.said(said.status(), words))
                : HttpAnswer.judge(
                        said.status(),
                        said.header("Retry-After").flatMap(header -> RetryAfter.read(header, clock.instant())),
                        words);
    }
}
