package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.Defaults;
import gov.va.mobile.watch.map.MaintenanceCalendar;
import gov.va.mobile.watch.map.MaintenanceCalendar.EventRule;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads where an upstream announces its maintenance, and which of the events there are about it. */
final class CalendarReader {
    /** How often it is read where the map does not say. */
    static final Duration INTERVAL = Duration.ofMinutes(15);

    /** Nobody announces maintenance by the second. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private static final List<String> KEYS =
            List.of("url", "headers", "interval", "timeout", "maxBody", "via", "events");
    private static final List<String> EVENTS = List.of("contains", "matches");

    private final Context context;
    private final Defaults defaults;

    CalendarReader(Context context, Defaults defaults) {
        this.context = context;
        this.defaults = defaults;
    }

    /** The calendar of an upstream; absent when there is none, or when an empty environment variable switched it off. */
    Optional<MaintenanceCalendar> read(Section upstream, String upstreamId) {
        return upstream.part("calendar", KEYS).flatMap(calendar -> {
            List<String> emptied = upstream.value("calendar").stream()
                    .flatMap(Value::emptied)
                    .distinct()
                    .sorted()
                    .toList();
            boolean off = !emptied.isEmpty();
            if (off) {
                context.problems()
                        .warning(
                                calendar.place(),
                                "an empty " + String.join(", ", emptied),
                                "a value: the calendar of upstream " + upstreamId + " is not read");
            }
            Defaults times = times(calendar);
            Optional<URI> url = calendar.requiredOrOff("url", Kind.URL).map(Placed::value);
            var read = new MaintenanceCalendar(
                    url.orElse(TargetReader.NOWHERE),
                    context.secrets().headers(calendar, off),
                    times.interval(),
                    times.timeout(),
                    TargetReader.maxBody(calendar),
                    calendar.read("via", Kind.URL),
                    calendar.part("events", EVENTS).map(CalendarReader::events).orElse(EventRule.ALL));
            return Optional.of(read).filter(any -> !off);
        });
    }

    private Defaults times(Section calendar) {
        Defaults times = TimingReader.read(
                calendar,
                new Defaults(
                        INTERVAL,
                        defaults.timeout(),
                        defaults.failureThreshold(),
                        defaults.successThreshold(),
                        defaults.retryInterval(),
                        defaults.slowAfter()));
        TimingReader.checkTimeout(calendar, times);
        if (times.interval().compareTo(SHORTEST) < 0) {
            calendar.error("interval", "an interval of less than a minute", "at least 1m");
        }
        return times;
    }

    private static EventRule events(Section events) {
        return new EventRule(events.read("contains", Kind.TEXT), events.read("matches", AnswerKinds.REGEX));
    }
}
