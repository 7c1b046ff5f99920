package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.incident.play.PlayView;
import gov.va.mobile.watch.incident.play.Plays;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Incidents as others see them, with help from the map in force. */
@ApplicationScoped
class IncidentViews {
    private final CurrentMap map;
    private final Plays plays;

    IncidentViews(CurrentMap map, Plays plays) {
        this.map = map;
        this.plays = plays;
    }

    List<IncidentView> of(List<Incident> incidents) {
        List<PlayView> all = incidents.isEmpty() ? List.of() : plays.all();
        return incidents.stream().map(incident -> of(incident, all)).toList();
    }

    IncidentView of(Incident incident) {
        return of(incident, plays.all());
    }

    private IncidentView of(Incident incident, List<PlayView> all) {
        return new IncidentView(
                incident.id,
                incident.number,
                incident.version,
                incident.kind,
                incident.status,
                incident.title,
                Optional.ofNullable(incident.description),
                incident.priority,
                Optional.ofNullable(incident.upstreamId),
                Optional.ofNullable(incident.groupId),
                incident.failure(),
                new IncidentView.Affected(incident.affectedUpstreams, incident.affectedFeatures),
                incident.startedAt,
                incident.detectedAt,
                Optional.ofNullable(incident.resolvedAt),
                Optional.ofNullable(incident.resolution).map(Resolution::code),
                incident.reopens,
                Optional.ofNullable(incident.acknowledgedBy),
                Optional.ofNullable(incident.acknowledgedAt),
                incident.restricted,
                incident.conditions,
                steps(map.get(), incident),
                Optional.ofNullable(incident.commander),
                Optional.ofNullable(incident.assessment),
                Optional.ofNullable(incident.recommendation),
                Optional.ofNullable(incident.decision),
                incident.reportLinks,
                incident.windowIds,
                Optional.ofNullable(incident.mergedInto),
                incident.escalations,
                incident.postmortemVersion,
                plays(incident, all),
                incident.flappingSince != null,
                incident.drill());
    }

    private static List<IncidentView.PlayLink> plays(Incident incident, List<PlayView> all) {
        Optional<String> kind = Optional.ofNullable(incident.failureKind).map(FailureKind::code);
        return Plays.matching(all, Optional.ofNullable(incident.upstreamId), kind).stream()
                .map(play -> new IncidentView.PlayLink(
                        play.id(), play.title(), play.state().code()))
                .toList();
    }

    private static List<IncidentView.NextStep> steps(ServicesMap map, Incident incident) {
        var help = new NextSteps(map, incident);
        return incident.steps.stream()
                .map(step -> new IncidentView.NextStep(
                        step.step().code(),
                        step.state().code(),
                        step.by(),
                        step.at(),
                        step.detail(),
                        help.help(step.step())))
                .toList();
    }
}
