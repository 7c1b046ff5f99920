package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.window.PublicationRow.State;
import gov.va.mobile.watch.window.Publications.Result;
import gov.va.mobile.watch.window.WindowChange.Kind;
import gov.va.mobile.watch.window.pagerduty.PagerDuty.Held;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Records what came of a publication, inside the turn, and what follows from it for the window. */
@ApplicationScoped
class PublicationRecorder {
    private final Publications publications;
    private final WindowRepository windows;
    private final WindowNews news;
    private final MeterRegistry metrics;

    PublicationRecorder(Publications publications, WindowRepository windows, WindowNews news, MeterRegistry metrics) {
        this.publications = publications;
        this.windows = windows;
        this.news = news;
        this.metrics = metrics;
    }

    /** Records it, unless the claim was lost: then whoever has it now finds out for itself. */
    void record(PublicationRow worked, UUID holder, PublicationOutcome outcome, Instant now) {
        Optional<PublicationRow> row = publications.lock(worked.windowId(), holder);
        Optional<MaintenanceWindow> window = windows.findByIdOptional(worked.windowId());
        if (row.isPresent() && window.isPresent()) {
            record(row.get(), worked.revision(), window.get(), outcome, now);
        }
    }

    private void record(
            PublicationRow row, int worked, MaintenanceWindow window, PublicationOutcome outcome, Instant now) {
        switch (outcome) {
            case PublicationOutcome.Holds(Held held) -> holds(row, worked, window, held, now);
            case PublicationOutcome.HoldsNothing() -> holdsNothing(row, worked, window, now);
            case PublicationOutcome.Late() -> publications.release(done(row, worked, row.state()));
            case PublicationOutcome.MovedThere(Held held) -> movedThere(row, worked, window, held, now);
            case PublicationOutcome.GoneThere(Optional<Instant> endedAt) -> goneThere(row, window, endedAt, now);
            case PublicationOutcome.Failed failed -> failed(row, worked, window, failed, now);
        }
    }

    private void holds(PublicationRow row, int worked, MaintenanceWindow window, Held held, Instant now) {
        boolean current = row.revision() == worked;
        State state = current ? State.PUBLISHED : row.state();
        publications.release(new Result(
                row.windowId(),
                worked,
                worked,
                state,
                0,
                Optional.of(held.id()),
                Optional.of(new Span(held.start(), held.end())),
                Optional.of(row.publishedAt().orElse(now)),
                Optional.empty(),
                false,
                Optional.empty()));
        if (current && row.state() != State.PUBLISHED) {
            window.seenAnew(now);
            news.tell(
                    Kind.PUBLISHED,
                    window,
                    Actor.SELF,
                    now,
                    "PagerDuty has the window; the app shows it within about 6 minutes");
        }
    }

    private void holdsNothing(PublicationRow row, int worked, MaintenanceWindow window, Instant now) {
        if (row.publishedAt().isPresent()) {
            window.sightSince = now;
        }
        State state =
                row.publishedAt().isPresent() ? State.ENDED : row.state() == State.FAILED ? State.FAILED : State.NONE;
        publications.release(done(row, worked, state));
    }

    private void movedThere(PublicationRow row, int worked, MaintenanceWindow window, Held held, Instant now) {
        Span there = new Span(held.start(), held.end());
        boolean adopt = row.revision() == worked && live(window);
        if (adopt) {
            publications.adopt(row.windowId(), Optional.of(there));
            window.changedThere = true;
            window.move(there.start(), there.end());
            window.seenAnew(now);
        }
        publications.release(new Result(
                row.windowId(),
                worked,
                worked,
                row.state(),
                0,
                row.pagerdutyId(),
                Optional.of(there),
                row.publishedAt(),
                Optional.empty(),
                false,
                Optional.empty()));
        if (adopt) {
            news.tell(
                    Kind.CHANGED_THERE,
                    window,
                    Actor.SELF,
                    now,
                    "it was moved in PagerDuty: now from " + there.start() + " to " + there.end());
        }
    }

    private void goneThere(PublicationRow row, MaintenanceWindow window, Optional<Instant> endedAt, Instant now) {
        boolean begun = !now.isBefore(window.start);
        boolean adopt = live(window);
        window.sightSince = now;
        if (adopt) {
            publications.adopt(row.windowId(), Optional.empty());
            window.reason = begun ? "ended in PagerDuty" : "removed in PagerDuty";
            if (begun) {
                Instant ended = endedAt.filter(now::isAfter).orElse(now);
                window.end = ended.isBefore(window.start) ? window.start : ended;
            }
            window.become(begun ? WindowStatus.ENDED : WindowStatus.CANCELLED);
        }
        publications.release(done(row, row.revision(), State.ENDED));
        if (adopt) {
            news.tell(
                    Kind.CHANGED_THERE,
                    window,
                    Actor.SELF,
                    now,
                    "it was " + window.reason + " by a person; it is not made again");
        }
    }

    private void failed(
            PublicationRow row, int worked, MaintenanceWindow window, PublicationOutcome.Failed failed, Instant now) {
        WindowMetrics.failures(metrics, failed.again().isPresent()).increment();
        boolean current = row.revision() == worked;
        boolean overdue = !failed.told() && row.overdue(now);
        boolean turned = (failed.told() || overdue)
                && current
                && !(row.settled() && row.wanted())
                && row.state() != State.FAILED;
        publications.release(new Result(
                row.windowId(),
                worked,
                row.settledRevision(),
                turned ? State.FAILED : row.state(),
                row.attempts(),
                row.pagerdutyId(),
                row.there(),
                row.publishedAt(),
                Optional.of(failed.message()),
                failed.again().isEmpty(),
                failed.again()));
        if (turned) {
            news.tell(
                    Kind.PUBLICATION_FAILED,
                    window,
                    Actor.SELF,
                    now,
                    row.wanted()
                            ? "PagerDuty "
                                    + (overdue
                                            ? "has not taken it for " + SightPolicy.PATIENCE.toMinutes() + " minutes"
                                            : "refused it")
                                    + ", so Veterans do not see it: " + failed.message()
                            : "PagerDuty still holds it, so Veterans still see it: " + failed.message());
        }
    }

    /** The wish that was worked on is fulfilled, and there is nothing more to do about it. */
    private static Result done(PublicationRow row, int worked, State state) {
        return new Result(
                row.windowId(),
                worked,
                worked,
                state,
                0,
                row.pagerdutyId(),
                row.there(),
                row.publishedAt(),
                row.lastError(),
                false,
                Optional.<Duration>empty());
    }

    private static boolean live(MaintenanceWindow window) {
        return window.status == WindowStatus.CONFIRMED || window.status == WindowStatus.ACTIVE;
    }
}
