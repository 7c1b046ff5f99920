package gov.va.mobile.watch.window;

import gov.va.mobile.watch.platform.DueWork;
import gov.va.mobile.watch.platform.Traces;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.platform.TurnBusyException;
import gov.va.mobile.watch.platform.Upkeep;
import gov.va.mobile.watch.window.pagerduty.PagerDuty;
import gov.va.mobile.watch.window.pagerduty.PagerDutySettings;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Publishes windows by desired state: claims what is due, brings PagerDuty to it outside any transaction, records the outcome inside the turn. */
@ApplicationScoped
class Publisher implements DueWork {
    private static final Logger LOG = Logger.getLogger(Publisher.class);

    private final Publications publications;
    private final PublicationRecorder recorder;
    private final PagerDuty pagerduty;
    private final PagerDutySettings settings;
    private final Turn turn;
    private final Clock clock;
    private final Upkeep upkeep;
    private final Traces traces;

    Publisher(
            Publications publications,
            PublicationRecorder recorder,
            PagerDuty pagerduty,
            PagerDutySettings settings,
            Turn turn,
            Clock clock,
            Upkeep upkeep,
            Traces traces) {
        this.publications = publications;
        this.recorder = recorder;
        this.pagerduty = pagerduty;
        this.settings = settings;
        this.turn = turn;
        this.clock = clock;
        this.upkeep = upkeep;
        this.traces = traces;
    }

    @Override
    public String name() {
        return "publications";
    }

    /** By ix_window_publication_due, and the database's clock as the claim; nothing where there is no PagerDuty. */
    @Override
    public String condition() {
        return settings.configured()
                ? "EXISTS (SELECT FROM window_publication WHERE due_at <= now() AND (claimed_until IS NULL OR claimed_until < now()))"
                : "false";
    }

    @Override
    public void work() {
        publishDue();
    }

    @Scheduled(every = "${watch.pagerduty.reconcile-every:2m}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void reconcile() {
        if (settings.configured()) {
            upkeep.run("reconcile", () -> publications.reconcile(clock.instant()));
        }
    }

    /** Publishes one after the other until nothing is due. */
    void publishDue() {
        UUID holder = UUID.randomUUID();
        for (var next = publications.claim(holder); next.isPresent(); next = publications.claim(holder)) {
            PublicationRow row = next.get();
            traces.following(
                    row.traceparent(),
                    "publish window",
                    Optional.empty(),
                    Optional.of(row.windowId()),
                    () -> publish(row, holder));
        }
    }

    private void publish(PublicationRow row, UUID holder) {
        try {
            bring(row, holder)
                    .ifPresent(outcome -> turn.take(() -> recorder.record(row, holder, outcome, clock.instant())));
        } catch (TurnBusyException busy) {
            LOG.debugf(
                    "the outcome of publishing %s is found again by its marker: %s", row.windowId(), busy.getMessage());
        }
    }

    private Optional<PublicationOutcome> bring(PublicationRow row, UUID holder) {
        try {
            var publishing = new Publishing(pagerduty, () -> {
                if (!publications.renew(row.windowId(), holder)) {
                    throw new Publishing.ClaimLostException();
                }
            });
            return Optional.of(publishing.bring(row, clock.instant()));
        } catch (Publishing.ClaimLostException lost) {
            LOG.infof("%s: %s", row.windowId(), lost.getMessage());
            return Optional.empty();
        }
    }
}
