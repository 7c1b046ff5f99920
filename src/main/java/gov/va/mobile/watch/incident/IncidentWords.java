package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.map.DrillUpstream;
import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.ServicesMap;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Upstream Watch itself writes into an incident; pure. */
final class IncidentWords {
    /** Where Platform is asked and told (domain.md §1). */
    static final String PLATFORM_SUPPORT = "#vfs-platform-support";

    private static final int MAX_TITLE = 200;
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private IncidentWords() {}

    /** Whether the upstream is the app's own back end, so that no window can reach the app while it is down. */
    static boolean backend(ServicesMap map, Optional<String> upstreamId) {
        return upstreamId.isPresent() && map.backend().equals(upstreamId);
    }

    static String title(ServicesMap map, Root root) {
        String title = root.name() + (root.kind() == Root.Kind.COMMON_CAUSE ? ": they are down at once" : " is down");
        if (DrillUpstream.is(root.id())) {
            return "Drill: " + title;
        }
        return cut(backend(map, root.upstreamId()) ? title + ": no maintenance window can reach the app" : title);
    }

    static String flappingTitle(ServicesMap map, Root root) {
        String title = root.name() + " goes to and fro";
        return cut(
                backend(map, root.upstreamId())
                        ? title + ": while it is down no maintenance window can reach the app"
                        : title);
    }

    static String flapping(ServicesMap map, Incident incident, Optional<Failure> failure) {
        return sentence(name(map, incident) + " is flapping: it goes to and fro between working and failing", failure)
                + " Each down and up is no longer told. The incident stays open until it was up for "
                + duration(FlapPolicy.CALM_AFTER) + ".";
    }

    static String calmed(ServicesMap map, Incident incident) {
        return sentence(
                name(map, incident) + " is flapping no more: it is down since "
                        + time(Optional.ofNullable(incident.failingSince).orElse(incident.startedAt)),
                incident.failure());
    }

    static String opened(ServicesMap map, Incident incident) {
        return sentence(name(map, incident) + " is down since " + time(incident.startedAt), incident.failure())
                + along(map, incident)
                + features(map, incident)
                + backendNote(map, incident);
    }

    static String reopened(ServicesMap map, Incident incident, Instant since) {
        return sentence(name(map, incident) + " is down again since " + time(since), incident.failure())
                + backendNote(map, incident);
    }

    static String failsAgain(ServicesMap map, Incident incident, Instant since) {
        return sentence(
                name(map, incident) + " fails again since " + time(since) + ", before its recovery had lasted",
                incident.failure());
    }

    static String recovering(ServicesMap map, Incident incident, Instant since, Instant resolveAt) {
        return name(map, incident) + " works again since " + time(since) + "; resolved at " + time(resolveAt)
                + " if that lasts.";
    }

    static String recovered(ServicesMap map, Incident incident, Instant since) {
        return name(map, incident) + " has recovered: it works again since " + time(since) + ", after "
                + duration(Duration.between(incident.startedAt, since)) + ".";
    }

    static String caused(ServicesMap map, String upstreamId, List<String> roots) {
        return name(map, upstreamId) + " is down because "
                + String.join(
                        " and ", roots.stream().map(root -> name(map, root)).toList()) + " is.";
    }

    static String folded(ServicesMap map, Incident effect, Incident cause) {
        return "Cause found: " + name(map, effect) + " is down because " + name(map, cause)
                + " is. It goes on as incident #" + cause.number + ".";
    }

    static String foldedInto(ServicesMap map, Incident effect) {
        return "Incident #" + effect.number + " (" + name(map, effect)
                + ") is folded into this one: it has the same cause.";
    }

    static String removed(String upstreamId) {
        return "Closed: " + upstreamId + " is no longer in the services map.";
    }

    static String significantPeriod(List<Feature> features, Duration period) {
        return "Down for " + duration(period) + " or longer, with it "
                + String.join(", ", features.stream().map(Feature::name).toList())
                + ": a significant period of time, so the product owner is told and a postmortem is owed.";
    }

    static String time(Instant at) {
        return UTC.format(at);
    }

    /** Such as {@code 1 h 5 min} or {@code 40 s}. */
    static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes % 60 == 0 ? minutes / 60 + " h" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    /** An ISO-8601 duration in words, such as {@code 9 days} or {@code 4 h}. */
    static String period(String iso) {
        try {
            Period period = Period.parse(iso);
            String words = Stream.of(
                            counted(period.getYears(), "year"),
                            counted(period.getMonths(), "month"),
                            counted(period.getDays(), "day"))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
            return words.isEmpty() ? "0 days" : words;
        } catch (DateTimeParseException withHours) {
            return duration(Duration.parse(iso));
        }
    }

    private static String counted(int number, String unit) {
        return number == 0 ? "" : number + " " + unit + (number == 1 ? "" : "s");
    }

    /** The name of its upstream or group, or the id once that left the map; the title of an incident without one. */
    static String name(ServicesMap map, Incident incident) {
        return incident.rootId().map(root -> name(map, root)).orElse(incident.title);
    }

    static String name(ServicesMap map, String rootId) {
        return Root.of(map, rootId).map(Root::name).orElse(rootId);
    }

    static List<String> featureNames(ServicesMap map, List<String> features) {
        return features.stream()
                .map(id -> map.feature(id).map(Feature::name).orElse(id))
                .toList();
    }

    private static String sentence(String what, Optional<Failure> failure) {
        return what + failure.map(seen -> ": " + seen.message()).orElse("") + ".";
    }

    private static String along(ServicesMap map, Incident incident) {
        List<String> others = incident.affectedUpstreams.stream()
                .filter(id -> !id.equals(incident.upstreamId))
                .map(id -> name(map, id))
                .toList();
        return others.isEmpty() ? "" : " With it: " + String.join(", ", others) + ".";
    }

    private static String features(ServicesMap map, Incident incident) {
        return incident.affectedFeatures.isEmpty()
                ? " No feature of the app depends on it."
                : " Affected: " + String.join(", ", featureNames(map, incident.affectedFeatures)) + ".";
    }

    private static String backendNote(ServicesMap map, Incident incident) {
        return backend(map, Optional.ofNullable(incident.upstreamId))
                ? " It is the app's own back end: while it is down no maintenance window can reach the app. Tell Platform in "
                        + PLATFORM_SUPPORT + "."
                : "";
    }

    /** A title that is not too long. */
    static String cut(String title) {
        return title.codePointCount(0, title.length()) <= MAX_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, MAX_TITLE));
    }
}
