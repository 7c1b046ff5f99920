package gov.va.mobile.watch.window;

import gov.va.mobile.watch.check.Document;
import gov.va.mobile.watch.map.MaintenanceCalendar.EventRule;
import gov.va.mobile.watch.platform.Digests;
import gov.va.mobile.watch.window.CalendarPolicy.Answer;
import gov.va.mobile.watch.window.CalendarPolicy.Known;
import gov.va.mobile.watch.window.MaintenanceNoticeCalendar.Reading;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Tells what an upstream's calendar answered: a calendar that can be used, the one that is known, or neither. Pure. */
final class CalendarAnswers {
    private CalendarAnswers() {}

    /** A text, read: what it says, or what keeps it from being used. */
    private record Read(Optional<Reading> reading, String wrong) {}

    /** What it answered, as its events are judged now. */
    static Answer of(Document document, Known known, EventRule events, Instant now) {
        return switch (document) {
            case Document.Text(String text, var version) ->
                judged(text, events, now, new Answer.Good(text, version.etag(), version.lastModified()));
            case Document.Unchanged() ->
                known.content()
                        .map(content -> judged(content, events, now, new Answer.Same()))
                        .orElseGet(Answer.Same::new);
            case Document.Unreadable(String message, var wait) -> new Answer.Bad(message);
        };
    }

    /** What the last good answer says now: of what recurs other occurrences as time goes on. */
    static Optional<Reading> reading(Known known, EventRule events, Instant now) {
        return known.content().flatMap(content -> read(content, events, now).reading());
    }

    /** By this an address is known again without being kept. */
    static String hash(URI address) {
        return Digests.sha256Hex(address.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Answer judged(String content, EventRule events, Instant now, Answer good) {
        Read read = read(content, events, now);
        return read.reading().isPresent() ? good : new Answer.Bad(read.wrong());
    }

    private static Read read(String content, EventRule events, Instant now) {
        if (content.indexOf('\0') >= 0) {
            return new Read(Optional.empty(), "found a character NUL, expected an iCalendar as RFC 5545 has it");
        }
        try {
            return new Read(Optional.of(MaintenanceNoticeCalendar.read(content, events, now)), "");
        } catch (IllegalArgumentException wrong) {
            return new Read(Optional.empty(), String.valueOf(wrong.getMessage()));
        }
    }
}
