package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.notification.NotificationEntity.About;
import gov.va.mobile.watch.platform.DueWork;
import gov.va.mobile.watch.platform.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** When a channel takes nothing, people are told so through the others; and when it does again (issue 6: what is down says so elsewhere). */
@ApplicationScoped
class ChannelAlarm implements DueWork {
    private final Conditions conditions;
    private final Channels channels;
    private final Outbox outbox;
    private final Rules rules;
    private final Manners manners;
    private final CurrentMap map;
    private final Turn turn;
    private final Clock clock;

    ChannelAlarm(
            Conditions conditions,
            Channels channels,
            Outbox outbox,
            Rules rules,
            Manners manners,
            CurrentMap map,
            Turn turn,
            Clock clock) {
        this.conditions = conditions;
        this.channels = channels;
        this.outbox = outbox;
        this.rules = rules;
        this.manners = manners;
        this.map = map;
        this.turn = turn;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "channels";
    }

    /** As {@link Condition#worthTelling} has it; the table has a handful of rows. */
    @Override
    public String condition() {
        return "EXISTS (SELECT FROM destination WHERE told_failing <> (paused_reason IS NOT NULL OR coalesce(failing_since <= clock.now"
                + " - interval '" + Condition.PATIENCE.toSeconds() + " s', false)))";
    }

    @Override
    @ActivateRequestContext
    public void work() {
        turn.take(() -> {
            Instant now = clock.instant();
            Map<Destination, Condition> all = conditions.all();
            all.forEach((destination, condition) -> {
                boolean failing = condition.worthTelling(now);
                if (failing != condition.toldFailing()) {
                    conditions.told(destination, failing);
                    // one that was taken out of the settings is nobody's business any more
                    if (channels.of(destination).isPresent()) {
                        tell(destination, condition, failing, others(destination, all, now));
                    }
                }
            });
        });
    }

    /** To those who are told alarms; where the alerts channel itself is it and nobody else is, to the team. */
    private void tell(Destination destination, Condition condition, boolean failing, String others) {
        // it is one alarm, which ends with the last of them
        NotificationKind kind =
                failing || !others.isEmpty() ? NotificationKind.CHANNEL_FAILING : NotificationKind.CHANNEL_MENDED;
        boolean told = channels.rulings(Ruling.send(Destination.ALERTS, kind, false)).stream()
                .anyMatch(ruling -> ruling.destination() != destination && ruling.decision() == Decision.SEND);
        Ruling ruling = rules.of(told ? Destination.ALERTS : Destination.TEAM, kind);
        outbox.addBut(destination, ruling, message(destination, condition, failing, others, ruling), About.NOTHING);
    }

    /** The others that take nothing, as people call them. */
    private String others(Destination destination, Map<Destination, Condition> all, Instant now) {
        return all.entrySet().stream()
                .filter(other ->
                        other.getKey() != destination && other.getValue().worthTelling(now))
                .map(Map.Entry::getKey)
                .filter(other -> channels.of(other).isPresent())
                .map(Destination::channel)
                .collect(Collectors.joining(", "));
    }

    private Message message(
            Destination destination, Condition condition, boolean failing, String others, Ruling ruling) {
        String name = destination.channel();
        if (!failing) {
            return new MessageBuilder(
                            "Messages reach " + name + " again" + (others.isEmpty() ? "" : ", but not " + others))
                    .line("What waited is sent now, in order.")
                    .footer(manners.links().home())
                    .build();
        }
        return new MessageBuilder("Messages do not reach " + name)
                .mention(ruling.mention() ? new Words(map.get()).onCall() : Optional.empty())
                .fact("Since", condition.failingSince().map(Words::time))
                .fact("Found", condition.lastError())
                .fact(
                        "Do",
                        condition.pausedReason().isPresent()
                                ? "check " + destination.setting() + "; then POST /api/v1/channels/"
                                        + destination.code() + "/test"
                                : "nothing, if it comes back by itself: it is tried again")
                .line("Nothing is lost: what is for " + name + " waits.")
                .footer(manners.links().home())
                .build();
    }
}
