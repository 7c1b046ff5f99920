package gov.va.mobile.watch.window;

import gov.va.mobile.watch.map.MaintenanceCalendar.EventRule;
import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;
import net.fortuna.ical4j.model.property.ExDate;

/** Reads what an iCalendar (RFC 5545) announces; of what recurs, the occurrences of the next 30 days. Pure. */
final class MaintenanceNoticeCalendar {
    static final Duration AHEAD = Duration.ofDays(30);
    private static final int MOST_EVENTS = 500;

    /** More than anybody would decide about. */
    private static final int MOST_TO_COME = 100;

    private static final int LONGEST_REFERENCE = 500;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> WORDS = List.of("SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES");

    private final Instant now;
    private final List<MaintenanceNotice> notices = new ArrayList<>();
    private final List<Ignored> ignored = new ArrayList<>();
    private final Set<String> recurring = new HashSet<>();

    private MaintenanceNoticeCalendar(Instant now) {
        this.now = now;
    }

    /** An event of which no proposal can be made. */
    record Ignored(String reference, String reason) {}

    /**
     * What a calendar says.
     *
     * @param recurring the references of the rules; each notice of one has its reference, {@code #} and the moment of the occurrence
     */
    record Reading(List<MaintenanceNotice> notices, List<Ignored> ignored, Set<String> recurring) {
        /** Whether it speaks of it, be it in words that could not be read, or of an occurrence of a rule that is not looked for yet. */
        boolean mentions(String reference) {
            String rule = reference.substring(0, Math.max(0, reference.lastIndexOf('#')));
            return recurring.contains(rule)
                    || ignored.stream()
                            .map(Ignored::reference)
                            .anyMatch(unreadable -> unreadable.equals(reference) || unreadable.equals(rule));
        }
    }

    /**
     * Reads it.
     *
     * @param which of its events are meant
     * @throws IllegalArgumentException saying what was found and what would be right
     */
    static Reading read(String text, EventRule which, Instant now) {
        var reader = new MaintenanceNoticeCalendar(now);
        List<VEvent> all = calendar(text).getComponents("VEVENT");
        List<VEvent> events =
                all.stream().filter(event -> which.holds(words(event))).toList();
        if (events.size() > MOST_EVENTS) {
            throw new IllegalArgumentException("found " + events.size() + " events, expected at most " + MOST_EVENTS);
        }
        Set<String> moved = new HashSet<>();
        events.stream()
                .filter(event -> event.getProperty("RECURRENCE-ID").isPresent())
                .forEach(event -> reader.event(event, moved));
        events.stream()
                .filter(event -> event.getProperty("RECURRENCE-ID").isEmpty())
                .forEach(event -> reader.event(event, moved));
        long toCome = reader.notices.stream()
                .filter(notice -> notice.span().end().isAfter(now))
                .count();
        if (toCome > MOST_TO_COME) {
            throw new IllegalArgumentException(
                    "found " + toCome + " events and occurrences to come, expected at most " + MOST_TO_COME);
        }
        return new Reading(List.copyOf(reader.notices), List.copyOf(reader.ignored), Set.copyOf(reader.recurring));
    }

    private static String words(VEvent event) {
        return WORDS.stream()
                .flatMap(name -> event.getProperties(name).stream())
                .map(Property::getValue)
                .collect(Collectors.joining("\n"));
    }

    private static Calendar calendar(String text) {
        try {
            String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            return new CalendarBuilder().build(new StringReader(unmarked));
        } catch (ParserException wrong) {
            throw new IllegalArgumentException(
                    "found no iCalendar (its line " + wrong.getLineNo()
                            + " is none of one), expected one as RFC 5545 has it",
                    wrong);
        } catch (IOException | RuntimeException wrong) {
            throw new IllegalArgumentException("found no iCalendar, expected one as RFC 5545 has it", wrong);
        }
    }

    private void event(VEvent event, Set<String> moved) {
        String uid = text(event, Property.UID);
        if (uid.isEmpty() || uid.length() > LONGEST_REFERENCE) {
            ignored.add(
                    new Ignored("", "found an event without a UID of at most " + LONGEST_REFERENCE + " characters"));
            return;
        }
        try {
            ZonedDateTime start = time(event, "DTSTART");
            Span span = new Span(start.toInstant(), end(event, start.toInstant()));
            if (!span.end().isAfter(span.start())) {
                throw new IllegalArgumentException("found an end that is not after its start " + span.start());
            }
            event(event, uid, start.getZone(), span, moved);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            ignored.add(new Ignored(uid, String.valueOf(wrong.getMessage())));
        }
    }

    private void event(VEvent event, String uid, ZoneId zone, Span span, Set<String> moved) {
        boolean cancelled = text(event, Property.STATUS).equals("CANCELLED");
        int sequence = sequence(event);
        if (event.getProperty("RECURRENCE-ID").isPresent()) {
            String reference = occurrence(uid, time(event, "RECURRENCE-ID").toInstant());
            moved.add(reference);
            notices.add(new MaintenanceNotice(reference, sequence, span, cancelled));
            return;
        }
        String rule = text(event, Property.RRULE);
        if (rule.isEmpty()) {
            notices.add(new MaintenanceNotice(uid, sequence, span, cancelled));
            return;
        }
        recurring.add(uid);
        Set<Instant> left = left(event);
        var occurrences = Recurring.of(rule, zone, span.start());
        Optional<Instant> next = cancelled ? Optional.empty() : occurrences.after(now.minus(span.length()));
        while (next.isPresent() && next.get().isBefore(now.plus(AHEAD))) {
            Instant start = next.get();
            String reference = occurrence(uid, start);
            if (!left.contains(start) && !moved.contains(reference)) {
                notices.add(
                        new MaintenanceNotice(reference, sequence, new Span(start, start.plus(span.length())), false));
            }
            next = occurrences.after(start);
        }
    }

    private static String occurrence(String uid, Instant start) {
        return uid + "#" + start;
    }

    private static Set<Instant> left(VEvent event) {
        Set<Instant> left = new HashSet<>();
        for (Property property : event.getProperties(Property.EXDATE)) {
            if (property instanceof ExDate<?> dates) {
                dates.getDates().forEach(date -> left.add(zoned(date).toInstant()));
            }
        }
        return left;
    }

    private static Instant end(VEvent event, Instant start) {
        if (event.getProperty(Property.DTEND).isPresent()) {
            return time(event, Property.DTEND).toInstant();
        }
        String duration = text(event, Property.DURATION);
        if (duration.isEmpty()) {
            throw new IllegalArgumentException("found no end, expected DTEND or DURATION");
        }
        return start.plus(Duration.parse(duration));
    }

    private static ZonedDateTime time(VEvent event, String name) {
        return event.getProperty(name)
                .filter(DateProperty.class::isInstance)
                .map(property -> zoned(((DateProperty<?>) property).getDate()))
                .orElseThrow(() -> new IllegalArgumentException("found no " + name + ", expected a time"));
    }

    private static ZonedDateTime zoned(Temporal time) {
        return switch (time) {
            case Instant at -> at.atZone(ZoneOffset.UTC);
            case ZonedDateTime at -> at;
            case OffsetDateTime at -> at.toZonedDateTime();
            default ->
                throw new IllegalArgumentException(
                        "found " + time + ", expected a time of the day, in UTC or with a TZID");
        };
    }

    private static int sequence(VEvent event) {
        String found = text(event, Property.SEQUENCE);
        return found.matches("\\d{1,9}") ? Integer.parseInt(found) : 0;
    }

    private static String text(VEvent event, String name) {
        return event.getProperty(name).map(Property::getValue).orElse("").strip();
    }
}
