package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.health.HealthBook;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.UpstreamHealth;
import gov.va.mobile.watch.incident.Quiet;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.notification.Notice.Trouble;
import gov.va.mobile.watch.notification.NoticePolicy.Step;
import gov.va.mobile.watch.notification.NotificationEntity.About;
import gov.va.mobile.watch.platform.DueWork;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.poll.CheckBoard;
import gov.va.mobile.watch.poll.WayOut;
import gov.va.mobile.watch.window.Calendars;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Tells of trouble that is no outage; what {@link NoticePolicy} decides is carried out inside a turn. */
@ApplicationScoped
class Notices implements DueWork {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private final NoticeStore store;
    private final CheckBoard checks;
    private final Calendars calendars;
    private final HealthBook health;
    private final Instance<Quiet> quiet;
    private final Outbox outbox;
    private final Rules rules;
    private final Hush hush;
    private final Manners manners;
    private final CurrentMap map;
    private final WayOut wayOut;
    private final Turn turn;
    private final Clock clock;
    private final AtomicReference<Instant> nextLook = new AtomicReference<>(Instant.MIN);

    Notices(
            NoticeStore store,
            CheckBoard checks,
            Calendars calendars,
            HealthBook health,
            Instance<Quiet> quiet,
            Outbox outbox,
            Rules rules,
            Hush hush,
            Manners manners,
            CurrentMap map,
            WayOut wayOut,
            Turn turn,
            Clock clock) {
        this.store = store;
        this.checks = checks;
        this.calendars = calendars;
        this.health = health;
        this.quiet = quiet;
        this.outbox = outbox;
        this.rules = rules;
        this.hush = hush;
        this.manners = manners;
        this.map = map;
        this.wayOut = wayOut;
        this.turn = turn;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notices";
    }

    /** By the clock: what is due is told by memory, rules and tables together, and none of it hurries. */
    @Override
    public String condition() {
        return Boolean.toString(!clock.instant().isBefore(nextLook.get()));
    }

    /** On every replica; whoever comes second finds nothing due. */
    @Override
    public void work() {
        Instant now = clock.instant();
        look();
        nextLook.set(now.plus(LOOK_EVERY));
    }

    /** Tells what is due now; nothing while we are blind or another map than this replica's is in force. */
    @ActivateRequestContext
    void look() {
        if (map.standsBy() || wayOut.timeHolds() || due().isEmpty()) {
            return;
        }
        // Another replica may have told meanwhile.
        turn.take(() -> due().forEach(this::carryOut));
    }

    private List<Step> due() {
        Map<String, HealthStatus> statuses = new LinkedHashMap<>();
        Map<String, UpstreamHealth> upstreams = health.upstreams();
        upstreams.forEach((id, upstream) -> statuses.put(id, upstream.status()));
        Instant now = clock.instant();
        List<Trouble> troubles = Stream.concat(
                        Troubles.in(upstreams.values(), checks.inTrouble(), now).stream()
                                .filter(trouble -> upstreams.containsKey(trouble.upstreamId())),
                        Troubles.ofCalendars(calendars.unreadable()).stream())
                .filter(trouble -> map.get().upstream(trouble.upstreamId()).isPresent())
                .toList();
        return NoticePolicy.decide(troubles, store.all(), statuses, manners.hours(), now);
    }

    private void carryOut(Step step) {
        switch (step) {
            case Step.Begin(Trouble trouble) ->
                store.save(new Notice(trouble.kind(), trouble.upstreamId(), trouble.since(), Optional.empty(), false));
            case Step.Tell tell -> tell(tell);
            case Step.Over(Notice notice, boolean well) -> over(notice, well);
        }
    }

    private void tell(Step.Tell tell) {
        Trouble trouble = tell.trouble();
        Ruling ruling = ruling(kind(trouble.kind()), trouble.upstreamId());
        outbox.add(ruling, composer().told(trouble, tell.since(), mention(ruling)), About.NOTHING);
        boolean told = ruling.decision() == Decision.SEND
                || tell.before().filter(Notice::told).isPresent();
        store.save(new Notice(trouble.kind(), trouble.upstreamId(), tell.since(), Optional.of(clock.instant()), told));
    }

    private void over(Notice notice, boolean well) {
        store.forget(notice);
        if (notice.decidedAt().isEmpty()
                || map.get().upstream(notice.upstreamId()).isEmpty()) {
            return;
        }
        NotificationKind kind = NotificationKind.UPSTREAM_MENDED;
        Ruling ruling = !notice.told()
                ? Ruling.suppressed(Destination.ALERTS, kind, "nobody was told that it began")
                : !well && notice.kind() == Notice.Kind.DEGRADED
                        ? Ruling.suppressed(Destination.ALERTS, kind, "it is not well: it is down")
                        : ruling(kind, notice.upstreamId());
        outbox.add(ruling, composer().over(notice, clock.instant()), About.NOTHING);
    }

    private Ruling ruling(NotificationKind kind, String upstreamId) {
        Ruling ruling = hush.over(rules.of(Destination.ALERTS, kind), Optional.of(upstreamId), Optional.empty());
        boolean planned = quiet.stream().anyMatch(windows -> windows.covers(upstreamId, clock.instant()));
        return planned && ruling.decision() == Decision.SEND
                ? Ruling.suppressed(Destination.ALERTS, kind, "inside a planned maintenance window")
                : ruling;
    }

    private NoticeComposer composer() {
        return new NoticeComposer(map.get(), manners.links());
    }

    private Optional<String> mention(Ruling ruling) {
        return ruling.mention() ? new Words(map.get()).onCall() : Optional.empty();
    }

    private static NotificationKind kind(Notice.Kind kind) {
        return switch (kind) {
            case MISCONFIGURED -> NotificationKind.UPSTREAM_MISCONFIGURED;
            case DEGRADED -> NotificationKind.UPSTREAM_DEGRADED;
            case CERTIFICATE -> NotificationKind.CERTIFICATE_ENDING;
            case CALENDAR -> NotificationKind.CALENDAR_UNREADABLE;
        };
    }
}
