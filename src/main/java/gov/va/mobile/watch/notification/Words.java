package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.health.SharedRoot;
import gov.va.mobile.watch.incident.IncidentView.Conditions;
import gov.va.mobile.watch.map.DrillUpstream;
import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Group;
import gov.va.mobile.watch.map.Person;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Team;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.platform.Coded;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How messages name times, durations, and what the services map knows. Pure. */
public final class Words {
    /** Messages tell times in this zone. */
    public static final ZoneId ZONE = ZoneId.of("America/New_York");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE MMM d, h:mm a", Locale.US).withZone(ZONE);

    private final ServicesMap map;

    public Words(ServicesMap map) {
        this.map = map;
    }

    /** For example {@code Mon Nov 2, 2:31 PM ET}. */
    public static String time(Instant at) {
        return TIME.format(at) + " ET";
    }

    /** For example {@code 45 s}, {@code 4 min}, {@code 1 h 5 min} or {@code 2 d 3 h}. */
    public static String duration(Duration duration) {
        Duration length = duration.isNegative() ? Duration.ZERO : duration;
        if (length.compareTo(Duration.ofMinutes(1)) < 0) {
            return length.toSeconds() + " s";
        }
        if (length.compareTo(Duration.ofHours(1)) < 0) {
            return length.toMinutes() + " min";
        }
        return length.compareTo(Duration.ofDays(1)) < 0
                ? two(length.toHours(), "h", length.toMinutesPart(), "min")
                : two(length.toDays(), "d", length.toHoursPart(), "h");
    }

    /** The upstream's name, or its id when the map has it no longer. */
    public String upstream(String id) {
        return DrillUpstream.orOf(map, id).map(Upstream::name).orElse(id);
    }

    /** The names of upstreams, in that order. */
    public String upstreams(List<String> ids) {
        return ids.stream().map(this::upstream).collect(Collectors.joining(", "));
    }

    /** The names of features, in that order. */
    public String features(List<String> ids) {
        return ids.stream()
                .map(id -> map.feature(id).map(Feature::name).orElse(id))
                .collect(Collectors.joining(", "));
    }

    /** Who owns an upstream and how they are reached. */
    public String contact(String upstreamId) {
        return map.upstream(upstreamId).flatMap(Upstream::team).map(Words::team).orElse("");
    }

    /** The name of a group, or of what stands for one: the common cause. */
    public Optional<String> group(String id) {
        return id.equals(SharedRoot.COMMON_CAUSE)
                ? Optional.of("A common cause of many upstreams")
                : map.groups().stream()
                        .filter(group -> group.id().equals(id))
                        .findFirst()
                        .map(Group::name);
    }

    /** Who owns a group and how they are reached. */
    public String groupContact(String groupId) {
        return map.groups().stream()
                .filter(group -> group.id().equals(groupId))
                .findFirst()
                .flatMap(group -> group.team().map(Words::team))
                .orElse("");
    }

    /** Who is on call, as a mention in Slack's markup. */
    public Optional<String> onCall() {
        return Optional.ofNullable(map.people().get("on-call"))
                .flatMap(Person::slack)
                .map(Mrkdwn::mention);
    }

    /** Those who have these roles, as mentions in Slack's markup; by name where the map knows no more. */
    public Optional<String> mention(List<String> roles) {
        String all = roles.stream()
                .map(role -> Optional.ofNullable(map.people().get(role)))
                .flatMap(Optional::stream)
                .flatMap(person ->
                        person
                                .slack()
                                .map(Mrkdwn::mention)
                                .or(() -> person.name().map(Mrkdwn::escape))
                                .stream())
                .distinct()
                .collect(Collectors.joining(" "));
        return Optional.of(all).filter(words -> !words.isEmpty());
    }

    /** A condition of the process, for people. */
    public static String condition(String condition) {
        return Coded.find(gov.va.mobile.watch.incident.Condition.class, condition)
                .map(gov.va.mobile.watch.incident.Condition::words)
                .orElse(condition);
    }

    /** The conditions that hold, for people. */
    public static String conditions(Conditions conditions) {
        return Stream.of(
                        conditions.playbook() ? "playbook" : "",
                        conditions.significantUsers() ? "significantUsers" : "",
                        conditions.significantPeriod() ? "significantPeriod" : "",
                        conditions.security() ? "security" : "",
                        conditions.outOfAppCoordination() ? "outOfAppCoordination" : "",
                        conditions.outOfBandRelease() ? "outOfBandRelease" : "")
                .filter(name -> !name.isEmpty())
                .map(Words::condition)
                .collect(Collectors.joining("; "));
    }

    /** The name and the handle of a person by their role, such as {@code product-owner}. */
    public String person(String role) {
        return Optional.ofNullable(map.people().get(role)).stream()
                .flatMap(person -> Stream.of(person.name(), person.slack()).flatMap(Optional::stream))
                .collect(Collectors.joining(", "));
    }

    /** Whether the upstream is the app's own back end. */
    public boolean backend(String upstreamId) {
        return map.backend().equals(Optional.of(upstreamId));
    }

    /** What a next step asks for, short; how to do it stands on the incident. */
    public static String step(String step) {
        return switch (step) {
            case "acknowledge" -> "acknowledge it, so that all see who is on it";
            case "reportToPlatform" ->
                "look whether #vfs-platform-support knows, report it there if not, and enter the link";
            case "announce" -> "post the link of the report in #va-mobile-app";
            case "assessImpact" -> "enter how many Veterans are impacted";
            case "responsibleTeam" -> "ask the team that runs it whether it is aware";
            case "maintenanceWindow" -> "decide on a maintenance window";
            case "commander" -> "name the incident commander";
            case "assess" -> "enter users impacted, severity, effort and time to the next release";
            case "recommend" -> "enter what leadership recommends";
            case "decide" -> "enter what the product owner decides";
            case "work" -> "report progress, and say when the work is done";
            case "productOwner" -> "tell the product owner";
            default -> step.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        };
    }

    private static String team(Team team) {
        return Stream.of(team.name(), team.slack(), team.email(), team.runbook().map(runbook -> "runbook " + runbook))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private static String two(long big, String bigUnit, int small, String smallUnit) {
        return big + " " + bigUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
