package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.incident.play.PlayView.Words;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words that a proposed play begins with, from the record; pure. */
final class PlayDraft {
    private PlayDraft() {}

    /** @param like the incidents that show that it comes often */
    static Words of(ServicesMap map, IncidentView incident, List<Incident> like) {
        String name =
                incident.upstreamId().map(id -> IncidentWords.name(map, id)).orElse(incident.title());
        String kind = incident.failure().map(failure -> failure.kind().code()).orElse("");
        return new Words(
                cut(kind.isEmpty() ? name : name + " fails by " + kind),
                name + " does not work for the app."
                        + (incident.affected().features().isEmpty()
                                ? ""
                                : " Veterans lose "
                                        + String.join(
                                                ", ",
                                                IncidentWords.featureNames(
                                                        map, incident.affected().features()))
                                        + "."),
                incident.failure()
                        .map(failure -> "Upstream Watch opens an incident: " + failure.message() + ".")
                        .orElse("How is it noticed?"),
                correction(map, incident, like),
                incident.upstreamId().stream().toList(),
                kind.isEmpty() ? List.of() : List.of(kind));
    }

    private static String correction(ServicesMap map, IncidentView incident, List<Incident> like) {
        String times = like.stream()
                .filter(one -> one.resolvedAt != null && !one.restricted)
                .map(one -> "#" + one.number + " after "
                        + IncidentWords.duration(Duration.between(
                                one.startedAt,
                                Optional.ofNullable(one.resolvedAt).orElse(one.startedAt))))
                .collect(Collectors.joining(", "));
        String team = incident.upstreamId()
                .flatMap(map::upstream)
                .flatMap(Upstream::team)
                .map(known -> String.join("; ", Contacts.team(Optional.of(known))))
                .orElse("");
        return "What mends it, and who does?"
                + (team.isEmpty() ? "" : " Ask " + team + ".")
                + (times.isEmpty() ? "" : " So far it was over by itself or by them: " + times + ".");
    }

    private static String cut(String title) {
        return title.codePointCount(0, title.length()) <= Limits.TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, Limits.TITLE));
    }
}
