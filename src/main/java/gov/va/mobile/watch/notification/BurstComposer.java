package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.map.ServicesMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts many messages into one. Pure. */
final class BurstComposer {
    /** So many are named; the page has all. */
    private static final int NAMED = 40;

    private static final int LINE = 120;

    private final Words words;
    private final Links links;

    BurstComposer(ServicesMap map, Links links) {
        this.words = new Words(map);
        this.links = links;
    }

    /** A message: its kind, and its escaped first line. */
    record Item(NotificationKind kind, String title) {}

    Message compose(List<Item> items, boolean mention) {
        Map<String, Long> counts = items.stream()
                .collect(Collectors.groupingBy(item -> what(item.kind()), LinkedHashMap::new, Collectors.counting()));
        String title = items.size() + " messages at once: "
                + counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", "));
        var message = new MessageBuilder(title).mention(mention ? words.onCall() : Optional.empty());
        items.stream().limit(NAMED).forEach(item -> message.line("• " + Mrkdwn.cut(Mrkdwn.plain(item.title()), LINE)));
        if (items.size() > NAMED) {
            message.line("and " + (items.size() - NAMED) + " more: the page has all of them");
        }
        return message.footer(links.home()).build();
    }

    private static String what(NotificationKind kind) {
        return switch (kind) {
            case INCIDENT_OPENED -> "down";
            case INCIDENT_REOPENED -> "down again";
            case INCIDENT_RESOLVED, INCIDENT_CLOSED -> "over";
            case INCIDENT_CAUSE -> "explained";
            case INCIDENT_FLAPPING, INCIDENT_CALMED, STILL_FLAPPING -> "flapping";
            case REMINDER, UNACKNOWLEDGED, STILL_DOWN -> "reminders";
            case WINDOW_PROPOSED, WINDOW_CHANGE_PROPOSED -> "windows to decide";
            case UPSTREAM_MISCONFIGURED, UPSTREAM_DEGRADED, UPSTREAM_MENDED, CERTIFICATE_ENDING -> "notices";
            default -> "about windows";
        };
    }
}
