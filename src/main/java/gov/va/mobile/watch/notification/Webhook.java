package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.platform.OutboundHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** A program that is told, by signed CloudEvents (docs/notifications.md, "Webhook"). It gets each message by itself, and as fast as it takes them. */
final class Webhook implements Channel {
    private static final Duration PACE = Duration.ofMillis(100);

    private final URI url;
    private final WebhookSecrets secrets;
    private final CloudEvents events;
    private final Function<Outgoing, Optional<IncidentView>> subject;
    private final Clock clock;

    Webhook(
            URI url,
            WebhookSecrets secrets,
            CloudEvents events,
            Function<Outgoing, Optional<IncidentView>> subject,
            Clock clock) {
        this.url = url;
        this.secrets = secrets;
        this.events = events;
        this.subject = subject;
        this.clock = clock;
    }

    @Override
    public Answer send(Outgoing message) {
        String body = OutboundHttp.json(events.of(message, subject.apply(message)));
        Instant now = clock.instant();
        HttpRequest request;
        try {
            request = OutboundHttp.post(url, CloudEvents.TYPE, body)
                    .header("webhook-id", message.id().toString())
                    .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                    .header(
                            "webhook-signature",
                            WebhookSignature.of(secrets.keys(), message.id().toString(), now.getEpochSecond(), body))
                    .build();
        } catch (IllegalArgumentException wrongSecret) {
            return new Answer.Closed(String.valueOf(wrongSecret.getMessage()));
        }
        return switch (OutboundHttp.call(request, Leases.CALL)) {
            case OutboundHttp.Said said ->
                HttpAnswer.judge(
                        said.status(),
                        said.header("Retry-After").flatMap(header -> RetryAfter.read(header, clock.instant())),
                        secrets.secrecy().hide(HttpAddress.masked(url, said.body())));
            case OutboundHttp.Silence silence ->
                new Answer.Later(HttpAddress.masked(url, silence.words()), Optional.empty());
        };
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public boolean gathers() {
        return false;
    }
}
