package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.notification.Leases.Lease;
import gov.va.mobile.watch.platform.Traces;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Delivers a destination's queue: one at a time, in order, at least once, never faster than one a second, by whoever holds the destination's lease
 * (behaviour.md §6). A call stands between two short transactions, so that nothing waits for Slack; a message that was handed over but not marked is handed over again.
 */
final class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final NotificationRepository notifications;
    private final Leases leases;
    private final Places places;
    private final Conditions conditions;
    private final Redrawing redrawing;
    private final Bursts bursts;
    private final DeliveryMetrics metrics;
    private final Traces traces;
    private final Clock clock;
    private final String holder;

    /** @param holder the name of this process among those that share the database */
    Dispatcher(
            NotificationRepository notifications,
            Leases leases,
            Places places,
            Conditions conditions,
            Redrawing redrawing,
            Bursts bursts,
            DeliveryMetrics metrics,
            Traces traces,
            Clock clock,
            String holder) {
        this.notifications = notifications;
        this.leases = leases;
        this.places = places;
        this.conditions = conditions;
        this.redrawing = redrawing;
        this.bursts = bursts;
        this.metrics = metrics;
        this.traces = traces;
        this.clock = clock;
        this.holder = holder;
    }

    /**
     * Delivers the next message of a destination, if there is one, it is due, and nobody else is at it.
     *
     * @return how long to wait before the next step is of use; absent when nothing is left to do here
     */
    Optional<Duration> step(Destination destination, Channel channel) {
        return switch (QuarkusTransaction.requiringNew().call(() -> claim(destination, channel))) {
            case Claim.Nothing _ -> Optional.empty();
            case Claim.Wait wait -> Optional.of(wait.length());
            case Claim.Send send ->
                traced(send, () -> {
                    Answer answer = channel.send(send.message());
                    return after(
                            destination,
                            channel,
                            answer,
                            send.lease(),
                            now -> record(send.message().id(), answer, now));
                });
            case Claim.Redraw redraw -> {
                Answer answer = redrawing.draw(redraw.due(), channel);
                yield after(
                        destination, channel, answer, redraw.lease(), now -> redrawing.record(redraw.due(), answer));
            }
        };
    }

    private <T> T traced(Claim.Send send, Supplier<T> delivery) {
        Outgoing message = send.message();
        return traces.following(
                send.traceparent(),
                "deliver to " + message.destination().code(),
                message.incidentId(),
                message.windowId(),
                delivery);
    }

    private Optional<Duration> after(
            Destination destination, Channel channel, Answer answer, Lease before, Consumer<Instant> record) {
        Instant now = clock.instant();
        Lease after =
                Backoff.after(answer, before, now, ThreadLocalRandom.current().nextDouble());
        QuarkusTransaction.requiringNew().run(() -> {
            record.accept(now);
            leases.remember(destination, after);
            conditions.heard(destination, answer, now);
        });
        tell(destination, channel, answer, before);
        return Optional.of(Duration.between(now, Backoff.due(after, channel.pace())));
    }

    private Claim claim(Destination destination, Channel channel) {
        Optional<Lease> lease = leases.take(destination, holder);
        if (lease.isEmpty()) {
            return new Claim.Nothing();
        }
        Duration wait = Duration.between(clock.instant(), Backoff.due(lease.get(), channel.pace()));
        if (wait.isPositive()) {
            return new Claim.Wait(wait);
        }
        List<Queued> queue = notifications.queue(destination);
        Map<UUID, String> overtaken = new HashMap<>();
        groups(queue).forEach(group -> overtaken.putAll(Overtaken.in(group)));
        overtaken.forEach(notifications::merge);
        List<Queued> pending = queue.stream()
                .filter(queued -> queued.pending() && !overtaken.containsKey(queued.id()))
                .toList();
        if (channel.gathers()) {
            groups(pending).forEach(bursts::gather);
        }
        Optional<NotificationEntity> head =
                pending.stream().findFirst().map(queued -> notifications.findById(queued.id()));
        Optional<Redraws.Due> redraw = redrawing.next(destination);
        // what was said first is shown first; and the first message of a thread says what the next one tells
        if (redraw.filter(due -> head.isEmpty() || !head.get().createdAt.isBefore(due.since()))
                .isPresent()) {
            return new Claim.Redraw(redraw.get(), lease.get());
        }
        return head.<Claim>map(row -> {
                    Outgoing message = row.outgoing();
                    places.tried(row.id, clock.instant());
                    return new Claim.Send(message, Optional.ofNullable(row.traceparent), lease.get());
                })
                .orElseGet(Claim.Nothing::new);
    }

    /** What is for the same people, each in the order of the queue. */
    private static Collection<List<Queued>> groups(List<Queued> queue) {
        return queue.stream()
                .collect(Collectors.groupingBy(Queued::group, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private void record(UUID id, Answer answer, Instant now) {
        switch (answer) {
            case Answer.Delivered delivered -> {
                notifications.sent(id, now);
                delivered.place().ifPresent(place -> places.keep(id, place));
            }
            case Answer.Refused refused -> notifications.failed(id, refused.said());
            case Answer.Closed closed -> notifications.notYet(id, "paused: " + closed.said());
            case Answer.Later later -> notifications.notYet(id, later.said());
        }
    }

    /** Says each turn of events once, not each try. */
    private void tell(Destination destination, Channel channel, Answer answer, Lease before) {
        metrics.count(destination, answer);
        switch (answer) {
            case Answer.Delivered _ -> {
                if (before.failures() > 0) {
                    LOG.infof("%s takes messages again", destination.channel());
                }
            }
            case Answer.Refused refused ->
                LOG.errorf("%s refused a message for good: %s", destination.channel(), refused.said());
            case Answer.Closed closed -> {
                if (before.pausedReason().isEmpty()) {
                    LOG.errorf(
                            "%s takes no messages (%s): they wait; check %s; tried again every %d min and after a restart",
                            destination.channel(),
                            closed.said(),
                            channel.setting(destination),
                            Backoff.PAUSE.toMinutes());
                }
            }
            case Answer.Later later -> {
                if (before.failures() == 0) {
                    LOG.warnf("%s did not take a message (%s): it waits", destination.channel(), later.said());
                }
            }
        }
    }

    private sealed interface Claim {
        record Nothing() implements Claim {}

        record Wait(Duration length) implements Claim {}

        record Send(Outgoing message, Optional<String> traceparent, Lease lease) implements Claim {}

        record Redraw(Redraws.Due due, Lease lease) implements Claim {}
    }
}
