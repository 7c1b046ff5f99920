package gov.va.mobile.watch.exercise;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.access.Audit;
import gov.va.mobile.watch.platform.Ids;
import gov.va.mobile.watch.platform.Input;
import gov.va.mobile.watch.platform.Page;
import gov.va.mobile.watch.platform.Paging;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.platform.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Begins drills, one at a time, and shows them. */
@ApplicationScoped
class DrillDesk {
    static final Duration SHORTEST = Duration.ofSeconds(20);
    static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration DEFAULT = Duration.ofSeconds(30);

    private final DrillRepository drills;
    private final DrillViews views;
    private final Audit audit;
    private final Turn turn;
    private final Clock clock;

    DrillDesk(DrillRepository drills, DrillViews views, Audit audit, Turn turn, Clock clock) {
        this.drills = drills;
        this.views = views;
        this.audit = audit;
        this.turn = turn;
        this.clock = clock;
    }

    /** Begins one; 409 with the one that runs. */
    DrillView start(DrillRequest request, Actor by) {
        var input = new Input();
        Duration failFor = failFor(input, request.failFor());
        input.check();
        return turn.take(() -> {
            drills.running().ifPresent(other -> {
                throw ProblemException.conflict(
                        "found a drill running since " + other.startedAt + " (" + other.id
                                + "), expected none: one at a time",
                        other.id,
                        other.startedAt,
                        Optional.empty(),
                        "drill");
            });
            var drill = new Drill(UUID.randomUUID(), by.name(), clock.instant(), failFor);
            drills.persist(drill);
            DrillView view = views.of(drill);
            audit.record(by, "drill.start", "drill/" + drill.id, Optional.empty(), Optional.of(view));
            return view;
        });
    }

    /** One page, newest first. */
    @Transactional
    Page<DrillView> list(Paging paging) {
        Page<Drill> page = paging.page(drills.page(paging), drill -> new Paging.Place(drill.startedAt, drill.id));
        return new Page<>(views.of(page.items()), page.nextCursor());
    }

    /** The drill of that id; else 404. */
    @Transactional
    DrillView get(String id) {
        return Ids.uuid(id)
                .flatMap(drills::findByIdOptional)
                .map(views::of)
                .orElseThrow(() -> ProblemException.notFound("drill", id));
    }

    private static Duration failFor(Input input, @Nullable String text) {
        if (text == null) {
            return DEFAULT;
        }
        try {
            Duration wanted = Duration.parse(text);
            if (wanted.compareTo(SHORTEST) >= 0
                    && wanted.compareTo(LONGEST) <= 0
                    && wanted.equals(wanted.truncatedTo(ChronoUnit.SECONDS))) {
                return wanted;
            }
        } catch (DateTimeException notADuration) {
            // told below, as one out of range is
        }
        input.wrong(
                "failFor",
                "found " + text + ", expected whole seconds from " + SHORTEST + " to " + LONGEST + ", such as "
                        + DEFAULT);
        return DEFAULT;
    }
}
