package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the record says, under the headings of a postmortem (domain.md §1), in Markdown; pure. */
final class PostmortemDraft {
    /** The places that a template can have. */
    static final List<String> SECTIONS = List.of(
            "number",
            "title",
            "whatHappened",
            "background",
            "detection",
            "impact",
            "rootCauses",
            "resolution",
            "links",
            "timeline");

    private static final String TO_BE_WRITTEN = "*To be written.*";

    private final ServicesMap map;
    private final Incident incident;
    private final List<TimelineItem> timeline;
    private final List<IncidentWindows.Fact> windows;
    private final PostmortemTimes times;

    /** @param timeline the oldest first */
    PostmortemDraft(
            ServicesMap map,
            Incident incident,
            List<TimelineItem> timeline,
            List<IncidentWindows.Fact> windows,
            Instant now) {
        this.map = map;
        this.incident = incident;
        this.timeline = timeline;
        this.windows = windows;
        this.times = new PostmortemTimes(incident, timeline, windows, now);
    }

    /** Each section by its name. */
    Map<String, String> sections() {
        return Map.of(
                "number", String.valueOf(incident.number),
                "title", Markdown.line(incident.title),
                "whatHappened", whatHappened(),
                "background", background(),
                "detection", table("Moment | When | After the beginning", times.moments()),
                "impact", impact(),
                "rootCauses", rootCauses(),
                "resolution", resolution(),
                "links", links(),
                "timeline", timelineOf());
    }

    private String whatHappened() {
        List<String> sentences = new ArrayList<>();
        Optional.ofNullable(incident.description).map(Markdown::line).ifPresent(sentences::add);
        timeline.stream()
                .filter(item -> item.kind.equals("opened"))
                .findFirst()
                .ifPresent(item -> sentences.add(Markdown.line(item.text)));
        sentences.add("It was a " + (incident.control() ? "control" : "non-control") + " incident of priority "
                + incident.priority.code() + ", down for "
                + IncidentWords.duration(times.down()) + " in all"
                + (incident.reopens == 0 ? "" : ", and opened again " + incident.reopens + " times") + ".");
        return String.join("\n\n", sentences);
    }

    private String background() {
        Optional<Upstream> upstream = Optional.ofNullable(incident.upstreamId).flatMap(map::upstream);
        return upstream.map(known -> Markdown.line(known.name()) + " is run by "
                        + Contacts.team(known.team()).stream()
                                .map(Markdown::line)
                                .findFirst()
                                .orElse("a team that the services map does not name")
                        + ". Its criticality is " + known.criticality().code() + "."
                        + (known.dependsOn().isEmpty() ? "" : " It depends on " + names(known.dependsOn()) + "."))
                .orElse(TO_BE_WRITTEN);
    }

    private String impact() {
        Optional<Long> users = Optional.ofNullable(incident.assessment)
                .flatMap(found -> found.usersImpacted().map(fact -> fact.value()));
        String assessed = users.map(number -> number + " Veterans a day were assessed to be impacted.")
                .orElse("How many Veterans were impacted was not assessed.");
        if (incident.affectedFeatures.isEmpty()) {
            return assessed
                    + (incident.control()
                            ? " Which features it touched is to be written."
                            : " No feature of the app depended on it.");
        }
        long minutes = Math.max(1, times.down().toMinutes());
        return assessed + "\n\n"
                + table(
                        "Feature | Minutes of user impact",
                        incident.affectedFeatures.stream()
                                .map(id -> List.of(
                                        Markdown.line(map.feature(id)
                                                .map(Feature::name)
                                                .orElse(id)),
                                        String.valueOf(minutes)))
                                .toList());
    }

    private String rootCauses() {
        String seen = incident.failure()
                .map(failure -> "What was seen: " + Markdown.line(failure.message()) + " ("
                        + failure.kind().code() + ").")
                .orElse("");
        String causes = timeline.stream()
                .filter(item -> item.kind.equals("cause"))
                .map(item -> "- " + Markdown.line(item.text))
                .collect(Collectors.joining("\n"));
        return Stream.of(seen, causes, TO_BE_WRITTEN)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private String resolution() {
        String how = Optional.ofNullable(incident.resolution)
                .map(resolution ->
                        "Resolved as " + resolution.code() + " at " + IncidentWords.time(times.recovered()) + ".")
                .orElse("It is not resolved yet.");
        String decided = Optional.ofNullable(incident.decision)
                .map(decision -> Markdown.line(decision.decidedBy()) + " decided "
                        + (decision.action() ? "to act: " : "not to act: ") + Markdown.line(decision.text()))
                .orElse("");
        String forecast = windows.isEmpty()
                ? incident.control() ? "" : "No maintenance window was set."
                : table(
                        "Window | Promised end | It worked again | Forecast against actual",
                        windows.stream().map(this::forecast).toList());
        return Stream.of(how, decided, forecast).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    private List<String> forecast(IncidentWindows.Fact window) {
        String against = incident.open()
                ? "still down"
                : times.recovered().isAfter(window.end())
                        ? IncidentWords.duration(Duration.between(window.end(), times.recovered())) + " too early"
                        : IncidentWords.duration(Duration.between(times.recovered(), window.end())) + " too late";
        return List.of(
                names(List.of(window.upstreamId())) + ", " + window.status() + ", from "
                        + IncidentWords.time(window.start()),
                (window.promised() ? "" : "none, proposed was ") + IncidentWords.time(window.end()),
                incident.open() ? "not yet" : IncidentWords.time(times.recovered()),
                against
                        + window.estimated()
                                .map(length -> "; estimated at first: " + IncidentWords.duration(length) + " more")
                                .orElse(""));
    }

    private String links() {
        List<String> all = new ArrayList<>();
        incident.reportLinks.forEach(report -> all.add("- Report: <" + report.link() + ">"));
        Map<String, String> ofMap = new LinkedHashMap<>(map.links());
        ofMap.values().removeIf(link -> !link.startsWith("http"));
        ofMap.forEach((name, link) -> all.add("- " + Markdown.line(name.replace('-', ' ')) + ": <" + link + ">"));
        return all.isEmpty() ? TO_BE_WRITTEN : String.join("\n", all);
    }

    private String timelineOf() {
        return timeline.stream()
                .map(item -> "- " + IncidentWords.time(item.at) + ", " + Markdown.line(item.by) + ": "
                        + Markdown.line(item.text))
                .collect(Collectors.joining("\n"));
    }

    private String names(List<String> upstreams) {
        return upstreams.stream()
                .map(id -> Markdown.line(IncidentWords.name(map, id)))
                .collect(Collectors.joining(", "));
    }

    private static String table(String head, List<List<String>> rows) {
        long columns = head.chars().filter(letter -> letter == '|').count() + 1;
        return "| " + head + " |\n|" + "---|".repeat((int) columns) + "\n"
                + rows.stream()
                        .map(row -> "| " + String.join(" | ", row) + " |")
                        .collect(Collectors.joining("\n"));
    }
}
