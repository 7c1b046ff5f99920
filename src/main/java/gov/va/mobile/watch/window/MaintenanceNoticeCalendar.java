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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;
import net.fortuna.ical4j.model.property.ExDate;
import net.fortuna.ical4j.model.property.RDate;

/** Reads what an iCalendar (RFC 5545) announces; of what recurs, the occurrences of the next 30 days. Pure. */
final class MaintenanceNoticeCalendar {
    static final Duration AHEAD = Duration.ofDays(30);
    private static final int MOST_EVENTS = 500;

    /** More than anybody would decide about. */
    private static final int MOST_TO_COME = 100;

    private static final int LONGEST_REFERENCE = 500;
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
    private static final int MOST_RULES = 100;
    private static final Pattern WEEKS = Pattern.compile("\\+?P(\\d{1,3})W");
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
        long rules = events.stream()
                .filter(event -> event.getProperty(Property.RRULE).isPresent())
                .count();
        if (rules > MOST_RULES) {
            throw new IllegalArgumentException("found " + rules + " events that recur, expected at most " + MOST_RULES);
        }
        Set<String> moved = new HashSet<>();
        events.stream()
                .filter(event -> event.getProperty("RECURRENCE-ID").isPresent())
                .forEach(event -> reader.event(event, moved));
        events.stream()
                .filter(event -> event.getProperty("RECURRENCE-ID").isEmpty())
                .forEach(event -> reader.event(event, moved));
        List<MaintenanceNotice> notices = once(reader.notices);
        long toCome = notices.stream()
                .filter(notice -> notice.span().end().isAfter(now))
                .count();
        if (toCome > MOST_TO_COME) {
            throw new IllegalArgumentException(
                    "found " + toCome + " events and occurrences to come, expected at most " + MOST_TO_COME);
        }
        return new Reading(notices, List.copyOf(reader.ignored), Set.copyOf(reader.recurring));
    }

    /** Of several versions of one event the newest, else it would move to and fro with each reading. */
    private static List<MaintenanceNotice> once(List<MaintenanceNotice> all) {
        Map<String, MaintenanceNotice> newest = new LinkedHashMap<>();
        all.forEach(notice -> newest.merge(
                notice.reference(), notice, (one, other) -> other.sequence() < one.sequence() ? one : other));
        return List.copyOf(newest.values());
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
            if (span.end().isAfter(LATEST)) {
                throw new IllegalArgumentException("found an end " + span.end() + ", expected one before " + LATEST);
            }
            if (!span.end().isAfter(span.start())) {
                throw new IllegalArgumentException("found an end that is not after its start " + span.start());
            }
            event(event, uid, start.getZone(), span, moved);
        } catch (IllegalArgumentException wrong) {
            ignored.add(new Ignored(uid, String.valueOf(wrong.getMessage())));
        } catch (RuntimeException wrong) {
            // of a time, a zone or whatever else the library stumbles over; the other events count all the same
            ignored.add(new Ignored(uid, "found a time that cannot be read, expected one in UTC or in a known zone"));
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
        Map<Instant, Span> also = also(event, span);
        if (rule.isEmpty() && also.isEmpty()) {
            notices.add(new MaintenanceNotice(uid, sequence, span, cancelled));
            return;
        }
        recurring.add(uid);
        if (cancelled) {
            return;
        }
        Map<Instant, Span> all = new TreeMap<>(also);
        Stream<Instant> ruled = rule.isEmpty()
                ? Stream.of(span.start())
                : Recurring.of(rule, zone, span.start()).between(now.minus(span.length()), now.plus(AHEAD)).stream();
        ruled.forEach(start -> all.putIfAbsent(start, new Span(start, start.plus(span.length()))));
        Set<Instant> left = left(event);
        all.forEach((start, when) -> {
            String reference = occurrence(uid, start);
            boolean near = when.end().isAfter(now) && start.isBefore(now.plus(AHEAD));
            if (near && !left.contains(start) && !moved.contains(reference)) {
                notices.add(new MaintenanceNotice(reference, sequence, when, false));
            }
        });
    }

    /** Occurrences beside those of a rule (RDATE), by their start. */
    private static Map<Instant, Span> also(VEvent event, Span first) {
        Map<Instant, Span> also = new TreeMap<>();
        for (Property property : event.getProperties(Property.RDATE)) {
            if (property instanceof RDate<?> dates) {
                dates.getPeriods()
                        .ifPresentOrElse(
                                periods -> periods.forEach(period -> {
                                    Instant start = zoned(period.getStart()).toInstant();
                                    also.put(
                                            start,
                                            new Span(
                                                    start,
                                                    zoned(period.getEnd()).toInstant()));
                                }),
                                () -> dates.getDates().forEach(date -> {
                                    Instant start = zoned(date).toInstant();
                                    also.put(start, new Span(start, start.plus(first.length())));
                                }));
            }
        }
        return also;
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
        Matcher weeks = WEEKS.matcher(duration);
        return start.plus(weeks.matches() ? Duration.ofDays(7 * Long.parseLong(weeks.group(1))) : lasting(duration));
    }

    private static Duration lasting(String duration) {
        try {
            return Duration.parse(duration);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "found the duration " + duration + ", expected one such as PT90M", wrong);
        }
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
