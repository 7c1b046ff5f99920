package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.access.Audit;
import gov.va.mobile.watch.platform.Ids;
import gov.va.mobile.watch.platform.Page;
import gov.va.mobile.watch.platform.Paging;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.window.WindowChange.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people see and decide of windows that recur. */
@ApplicationScoped
class SeriesDesk {
    private final SeriesRepository repository;
    private final WindowRepository windows;
    private final WindowRecords records;
    private final Audit audit;
    private final Turn turn;
    private final Clock clock;

    SeriesDesk(
            SeriesRepository repository,
            WindowRepository windows,
            WindowRecords records,
            Audit audit,
            Turn turn,
            Clock clock) {
        this.repository = repository;
        this.windows = windows;
        this.records = records;
        this.audit = audit;
        this.turn = turn;
        this.clock = clock;
    }

    /** The rule; 404 when there is none. */
    @Transactional
    SeriesView get(String id) {
        return SeriesView.of(find(id), clock.instant());
    }

    /** Those that were not ended, newest first. */
    @Transactional
    Page<SeriesView> list(Paging paging) {
        Instant now = clock.instant();
        return paging.page(repository.lasting(paging), series -> new Paging.Place(series.madeAt, series.id))
                .map(series -> SeriesView.of(series, now));
    }

    /** No more occurrences; those that have not begun are cancelled. 409 when it is over already. */
    SeriesView end(String id, WindowRequests.Reason request, Actor actor) {
        return turn.take(() -> {
            WindowSeries series = find(id);
            Instant now = clock.instant();
            var input = new WindowInput();
            input.reason("reason", request.reason());
            input.check();
            if (series.endedAt != null) {
                throw ProblemException.illegalMove(
                        "it was ended by " + series.endedBy + " at " + series.endedAt, List.of());
            }
            SeriesView before = SeriesView.of(series, now);
            series.nextAt = null;
            series.dueAt = null;
            series.endedBy = actor.name();
            series.endedAt = now;
            windows.toCome(series.id).forEach(window -> {
                window.reason = Optional.ofNullable(request.reason()).orElse("it recurs no more");
                records.unpublish(window);
                window.become(WindowStatus.CANCELLED);
                records.changed(Kind.CANCELLED, window, actor, now, window.reason);
            });
            SeriesView after = SeriesView.of(series, now);
            audit.record(
                    actor,
                    "window.endSeries",
                    "maintenance-series/" + series.id,
                    Optional.of(before),
                    Optional.of(after));
            return after;
        });
    }

    private WindowSeries find(String id) {
        return Ids.uuid(id)
                .flatMap(repository::findByIdOptional)
                .orElseThrow(() -> ProblemException.notFound("maintenance series", id));
    }
}
