package gov.va.mobile.watch.incident;

import java.time.Instant;
import java.util.Map;

/** A line of an incident's timeline, as the API shows it; {@code kind} is a kind of change, or what another room noted. */
record TimelineEntry(Instant at, String by, String kind, String text, Map<String, String> data) {
    static TimelineEntry of(TimelineItem item) {
        return new TimelineEntry(item.at, item.by, item.kind, item.text, item.data);
    }
}
