package gov.va.mobile.watch.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.access.Audit;
import gov.va.mobile.watch.notification.Leases.Lease;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Tries a channel: hands it a message at once, past the queue, and tells what it said. */
@ApplicationScoped
class ChannelTrial {
    private final Channels channels;
    private final Leases leases;
    private final Conditions conditions;
    private final DeliveryMetrics metrics;
    private final Manners manners;
    private final Audit audit;
    private final Clock clock;

    ChannelTrial(
            Channels channels,
            Leases leases,
            Conditions conditions,
            DeliveryMetrics metrics,
            Manners manners,
            Audit audit,
            Clock clock) {
        this.channels = channels;
        this.leases = leases;
        this.conditions = conditions;
        this.metrics = metrics;
        this.manners = manners;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param answer what the channel said, or why it could not be asked
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Outcome(String channel, boolean delivered, String answer) {}

    Outcome run(Destination destination, Actor by) {
        Answer answer = channels.of(destination)
                .map(channel -> channel.test(Outgoing.test(destination, message(destination, by), clock.instant())))
                .orElseGet(() -> new Answer.Closed(destination.unset()));
        boolean delivered = answer instanceof Answer.Delivered;
        var outcome = new Outcome(destination.code(), delivered, answer.said());
        QuarkusTransaction.requiringNew().run(() -> {
            if (delivered) {
                called(destination, answer);
            }
            audit.record(by, "channel.test", "channel/" + destination.code(), Optional.empty(), Optional.of(outcome));
        });
        return outcome;
    }

    /** A channel that takes a message is not paused any more; its queue goes on, a second later. */
    private void called(Destination destination, Answer answer) {
        metrics.count(destination, answer);
        var none = new Lease(Optional.empty(), 0, Optional.empty(), Optional.empty());
        conditions.heard(destination, answer, clock.instant());
        leases.remember(destination, Backoff.after(answer, none, clock.instant(), 0));
    }

    private Message message(Destination destination, Actor by) {
        return new MessageBuilder("Test message of Upstream Watch")
                .line(destination.channel() + " receives what Upstream Watch tells. Nothing is wrong.")
                .fact("Asked for by", by.name())
                .footer(manners.links().home())
                .build();
    }
}
