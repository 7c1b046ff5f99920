package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.CurrentActor;
import gov.va.mobile.watch.incident.screen.Screening;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.platform.FreeTextScreen.Verdict;
import gov.va.mobile.watch.platform.Input;
import gov.va.mobile.watch.platform.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Postmortems: a draft from the record until somebody saves one, then that, with each version kept. */
@ApplicationScoped
class Postmortems {
    private static final int LONGEST = 100_000;

    private final PostmortemRepository postmortems;
    private final IncidentRepository incidents;
    private final PostmortemTemplate template;
    private final Instance<IncidentWindows> windows;
    private final Screening screening;
    private final Moves moves;
    private final CurrentMap map;
    private final CurrentActor currentActor;
    private final Clock clock;

    Postmortems(
            PostmortemRepository postmortems,
            IncidentRepository incidents,
            PostmortemTemplate template,
            Instance<IncidentWindows> windows,
            Screening screening,
            Moves moves,
            CurrentMap map,
            CurrentActor currentActor,
            Clock clock) {
        this.postmortems = postmortems;
        this.incidents = incidents;
        this.template = template;
        this.windows = windows;
        this.screening = screening;
        this.moves = moves;
        this.map = map;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * A postmortem as read.
     *
     * @param incidentVersion what a write must name
     */
    record Read(String text, int incidentVersion) {}

    /** The last version or that one; the draft while there is none. */
    @Transactional
    Read read(String id, @Nullable String version) {
        Incident incident = moves.visible(id, currentActor.actor());
        String text = version == null ? current(incident) : version(incident, version);
        return new Read(text, incident.version);
    }

    /** Saves the next version; it needs the incident's own, as all that is changed by people. */
    IncidentView save(String id, @Nullable String ifMatch, String markdown) {
        var input = new Input();
        String text = input.text("body", markdown, LONGEST);
        input.check();
        return moves.edit(id, ifMatch, "incident.postmortem", move -> {
            Incident incident = move.incident();
            if (incident.mergedInto != null) {
                throw ProblemException.illegalMove(
                        "found a postmortem of an incident that was folded into another one, expected it there",
                        List.of());
            }
            String taken = screened(text, current(incident));
            incident.postmortemVersion++;
            postmortems.persist(new Postmortem(incident.id, incident.postmortemVersion, taken, move.by(), move.at()));
            move.done(Step.POSTMORTEM, Optional.of("version " + incident.postmortemVersion));
            move.say(
                    IncidentChange.Kind.STEP,
                    "Version " + incident.postmortemVersion + " of the postmortem was saved.",
                    Map.of("step", Step.POSTMORTEM.code(), "state", StepState.DONE.code()));
        });
    }

    /** What the draft or the last version says was written by the service, or looked at before. */
    private String screened(String text, String before) {
        return switch (screening.look(text, before)) {
            case Verdict.Taken taken -> taken.text();
            case Verdict.Refused refused -> throw ProblemException.badField("body", refused.why());
        };
    }

    private String current(Incident incident) {
        return incident.postmortemVersion == 0
                ? draft(incident)
                : postmortems.version(incident.id, incident.postmortemVersion).orElseThrow().text;
    }

    private String version(Incident incident, String version) {
        try {
            return postmortems
                    .version(incident.id, Integer.parseInt(version))
                    .orElseThrow(() -> ProblemException.notFound("version", version))
                    .text;
        } catch (NumberFormatException notANumber) {
            throw ProblemException.badField("version", "found " + version + ", expected a whole number");
        }
    }

    private String draft(Incident incident) {
        List<IncidentWindows.Fact> facts =
                windows.stream().flatMap(port -> port.of(incident.id).stream()).toList();
        var draft =
                new PostmortemDraft(map.get(), incident, incidents.wholeTimeline(incident.id), facts, clock.instant());
        return template.fill(draft.sections());
    }
}
