package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.IncidentKind;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.IncidentView.NextStep;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What of an incident people can be reminded of; pure. */
final class OpenSteps {
    /** For when it is over. */
    private static final Set<String> AFTERWARDS = Set.of("postmortem", "play");

    private OpenSteps() {}

    /** The open steps that somebody could do now: not those for afterwards, and the product owner only once a condition holds. */
    static List<String> of(IncidentView incident) {
        return incident.nextSteps().stream()
                .filter(step -> step.state().equals("open"))
                .map(NextStep::step)
                .filter(step -> !AFTERWARDS.contains(step))
                .filter(step ->
                        !step.equals("productOwner") || incident.conditions().any())
                .toList();
    }

    /** Whether work was decided and is still on. */
    static boolean working(IncidentView incident) {
        return incident.kind() == IncidentKind.CONTROL
                && incident.decision().filter(IncidentView.Decision::action).isPresent()
                && of(incident).contains("work");
    }

    /** How often it is repeated that it is still down, in business time. */
    static Duration repeatEvery(ServicesMap map, IncidentView incident) {
        return incident.upstreamId()
                .flatMap(map::upstream)
                .map(Upstream::policy)
                .orElse(map.policy())
                .repeatEvery();
    }
}
