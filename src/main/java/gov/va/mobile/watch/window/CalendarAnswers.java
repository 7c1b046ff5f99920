package gov.va.mobile.watch.window;

import gov.va.mobile.watch.check.Document;
import gov.va.mobile.watch.map.MaintenanceCalendar.EventRule;
import gov.va.mobile.watch.window.CalendarPolicy.Answer;
import gov.va.mobile.watch.window.CalendarPolicy.Known;
import gov.va.mobile.watch.window.MaintenanceNoticeCalendar.Reading;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Tells what an upstream's calendar answered: a calendar that can be used, the one that is known, or neither. Pure. */
final class CalendarAnswers {
    private CalendarAnswers() {}

    /** What it answered, as its events are judged now. */
    static Answer of(Document document, Known known, EventRule events, Instant now) {
        return switch (document) {
            case Document.Text(String text, var version) ->
                usable(text, events, now)
                        .<Answer>map(Answer.Bad::new)
                        .orElseGet(() -> new Answer.Good(text, version.etag(), version.lastModified()));
            case Document.Unchanged() ->
                known.content()
                        .flatMap(content -> usable(content, events, now))
                        .<Answer>map(Answer.Bad::new)
                        .orElseGet(Answer.Same::new);
            case Document.Unreadable(String message, var wait) -> new Answer.Bad(message);
        };
    }

    /** What the last good answer says now: of what recurs other occurrences as time goes on. */
    static Optional<Reading> reading(Known known, EventRule events, Instant now) {
        return known.content()
                .filter(content -> usable(content, events, now).isEmpty())
                .map(content -> MaintenanceNoticeCalendar.read(content, events, now));
    }

    /** By this an address is known again without being kept. */
    static String hash(URI address) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(address.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** What keeps it from being used. */
    private static Optional<String> usable(String content, EventRule events, Instant now) {
        if (content.indexOf('\0') >= 0) {
            return Optional.of("found a character NUL, expected an iCalendar as RFC 5545 has it");
        }
        try {
            MaintenanceNoticeCalendar.read(content, events, now);
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }
}
