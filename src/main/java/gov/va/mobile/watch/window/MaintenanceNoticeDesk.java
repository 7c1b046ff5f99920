package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.MaintenanceCalendar.EventRule;
import gov.va.mobile.watch.platform.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes what people paste of an upstream's announcements: times, or a calendar. */
@ApplicationScoped
class MaintenanceNoticeDesk {
    private static final int LONGEST_REFERENCE = 500;

    private final MaintenanceNotices notices;
    private final WindowRecords records;
    private final CurrentMap map;
    private final Turn turn;
    private final Clock clock;

    MaintenanceNoticeDesk(MaintenanceNotices notices, WindowRecords records, CurrentMap map, Turn turn, Clock clock) {
        this.notices = notices;
        this.records = records;
        this.map = map;
        this.turn = turn;
        this.clock = clock;
    }

    /** Makes proposals of it, or updates what was made before. */
    MaintenanceNoticeAnswer take(WindowRequests.Announce request, Actor actor) {
        Instant now = clock.instant();
        // read before the turn: what a calendar costs to read must hold up nobody
        MaintenanceNoticeCalendar.Reading reading = read(request, now);
        return turn.take(() -> {
            var bringer = new MaintenanceNotices.Bringer(
                    String.valueOf(request.upstreamId()), request.source(), actor, now, false);
            var outcome = notices.take(reading, bringer);
            return new MaintenanceNoticeAnswer(
                    outcome.windows().stream()
                            .map(window -> records.announced(actor, window))
                            .toList(),
                    outcome.ignored());
        });
    }

    private MaintenanceNoticeCalendar.Reading read(WindowRequests.Announce request, Instant now) {
        var input = new WindowInput();
        if (request.upstreamId() == null
                || map.get().upstream(request.upstreamId()).isEmpty()) {
            input.wrong("upstreamId", "found " + request.upstreamId() + ", expected an upstream of the services map");
        }
        input.reason("source", request.source());
        Optional<MaintenanceNoticeCalendar.Reading> reading =
                request.calendar() == null ? pasted(request, now, input) : calendar(request, now, input);
        input.check();
        return reading.orElseThrow();
    }

    private static Optional<MaintenanceNoticeCalendar.Reading> pasted(
            WindowRequests.Announce request, Instant now, WindowInput input) {
        input.given("start", request.start());
        input.given("end", request.end());
        @Nullable String reference = request.reference();
        if (reference != null && (reference.isBlank() || reference.length() > LONGEST_REFERENCE)) {
            input.wrong("reference", "found " + reference.length() + " characters, expected 1 to " + LONGEST_REFERENCE);
        }
        String name = reference == null ? "pasted:" + UUID.randomUUID() : reference;
        return input.span(request.start(), request.end(), now)
                .map(span -> new MaintenanceNoticeCalendar.Reading(
                        List.of(new MaintenanceNotice(name, 0, span, false)), List.of(), Set.of()));
    }

    private static Optional<MaintenanceNoticeCalendar.Reading> calendar(
            WindowRequests.Announce request, Instant now, WindowInput input) {
        if (request.start() != null || request.end() != null || request.reference() != null) {
            input.wrong("calendar", "found a calendar and times, expected one of them");
        }
        try {
            return Optional.of(MaintenanceNoticeCalendar.read(String.valueOf(request.calendar()), EventRule.ALL, now));
        } catch (IllegalArgumentException wrong) {
            input.wrong("calendar", String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }
}
