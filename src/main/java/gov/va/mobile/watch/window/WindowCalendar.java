package gov.va.mobile.watch.window;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.data.FoldingWriter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Maintenance windows as an iCalendar (RFC 5545) that calendars subscribe to; times in UTC, so that no zone can be mistaken. Pure. */
final class WindowCalendar {
    private static final Duration REFRESH = Duration.ofMinutes(15);

    private WindowCalendar() {}

    /**
     * One window in the calendar.
     *
     * @param title what stands in the day's line
     */
    record Event(
            UUID id,
            int version,
            boolean cancelled,
            Instant start,
            Instant end,
            Instant stamp,
            String title,
            String description) {}

    /** The calendar's text. */
    static String of(List<Event> events) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//U.S. Department of Veterans Affairs//Upstream Watch//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(ImmutableMethod.PUBLISH);
        calendar.add(new XProperty("X-WR-CALNAME", "VA mobile app maintenance"));
        calendar.add(new XProperty("X-PUBLISHED-TTL", REFRESH.toString()));
        events.forEach(event -> calendar.add(event(event)));
        var text = new StringWriter();
        try {
            new CalendarOutputter(false, FoldingWriter.REDUCED_FOLD_LENGTH).output(calendar, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** The id stays while a window changes, and its sequence counts the changes, so that a calendar moves the event that it has. */
    private static VEvent event(Event window) {
        var event = new VEvent(false);
        event.add(new Uid(window.id() + "@upstream-watch"));
        event.add(new DtStamp(window.stamp()));
        event.add(new DtStart<>(window.start()));
        event.add(new DtEnd<>(window.end()));
        event.add(new Sequence(window.version()));
        event.add(new Status(window.cancelled() ? "CANCELLED" : "CONFIRMED"));
        event.add(new Summary(window.title()));
        event.add(new Description(window.description()));
        event.add(ImmutableTransp.TRANSPARENT);
        return event;
    }
}
