package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.Input;
import gov.va.mobile.watch.platform.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What people add to an incident: acknowledgement, report, steps, notes. It needs no version and raises none. */
@ApplicationScoped
class IncidentLog {
    private final Moves moves;

    IncidentLog(Moves moves) {
        this.moves = moves;
    }

    /** Says who is on it; who comes later takes over, and saying it twice says it once. */
    IncidentView acknowledge(String id) {
        return moves.append(id, "incident.acknowledge", IncidentLog::acknowledge);
    }

    /** The same, but 409 where somebody else is on it: for whoever last saw it with nobody. */
    IncidentView acknowledgeFirst(String id) {
        return moves.append(id, "incident.acknowledge", move -> {
            Optional<String> other =
                    Optional.ofNullable(move.incident().acknowledgedBy).filter(by -> !by.equals(move.by()));
            if (other.isPresent()) {
                throw ProblemException.illegalMove(
                        "found " + other.get() + " on it already, expected nobody", Legal.moves(move.incident()));
            }
            acknowledge(move);
        });
    }

    /** Where it was reported to Platform. */
    IncidentView report(String id, Requests.Report request) {
        return report(id, request, false);
    }

    /** The same; {@code once}: a link that this one entered before is not entered again. */
    IncidentView report(String id, Requests.Report request, boolean once) {
        var input = new Input();
        String link = input.line("link", request.link(), Limits.LINK);
        if (!link.isEmpty() && !web(link)) {
            input.wrong("link", "found " + link + ", expected an http or https address");
        }
        Optional<String> note = input.optionalText("note", request.note(), Limits.DETAIL);
        input.check();
        boolean already = Boolean.TRUE.equals(request.alreadyReported());
        return moves.append(id, "incident.report", move -> {
            Incident incident = move.incident();
            if (once
                    && incident.reportLinks.stream()
                            .anyMatch(known ->
                                    known.link().equals(link) && known.by().equals(move.by()))) {
                return;
            }
            incident.reportLinks = Stream.concat(
                            incident.reportLinks.stream(),
                            Stream.of(new IncidentView.ReportLink(link, note, already, move.by(), move.at())))
                    .toList();
            move.done(Step.REPORT_TO_PLATFORM, Optional.of(link));
            Map<String, String> data = new LinkedHashMap<>();
            data.put("link", link);
            data.put("alreadyReported", String.valueOf(already));
            note.ifPresent(words -> data.put("note", words));
            move.say(
                    IncidentChange.Kind.REPORTED,
                    (already ? "Had been reported: " : "Reported: ")
                            + link
                            + note.map(words -> " (" + words + ")").orElse(""),
                    data);
        });
    }

    /** Sets a next step; 404 for one that the incident has not. */
    IncidentView step(String id, String step, Requests.StepChange request) {
        var input = new Input();
        Optional<StepState> state = input.coded("state", StepState.class, request.state());
        if (request.state() == null || request.state().isEmpty()) {
            input.required("state", null);
        }
        Optional<String> detail = input.optionalText("detail", request.detail(), Limits.DETAIL);
        input.check();
        StepState wanted = state.orElseThrow();
        return moves.append(id, "incident.step", move -> {
            Step which = Coded.find(Step.class, step)
                    .filter(move.incident()::has)
                    .orElseThrow(() -> ProblemException.notFound("step", step));
            if (which == Step.ACKNOWLEDGE && wanted == StepState.DONE) {
                acknowledge(move);
                return;
            }
            if (which == Step.ACKNOWLEDGE) {
                move.incident().acknowledgedBy = null;
                move.incident().acknowledgedAt = null;
            }
            move.incident().step(StepRecord.set(which, wanted, move.by(), move.at(), detail));
            move.say(
                    IncidentChange.Kind.STEP,
                    which.code() + " is " + wanted.code()
                            + detail.map(words -> ": " + words).orElse(""),
                    Map.of("step", which.code(), "state", wanted.code()));
        });
    }

    /** A note for the timeline; of a control incident on which action was decided it is a report of progress, and goes to the team. */
    IncidentView note(String id, Requests.Note request) {
        var input = new Input();
        String text = input.text("text", request.text(), Limits.TEXT);
        input.check();
        return moves.append(
                id,
                "incident.note",
                move -> move.say(
                        move.incident().worked() ? IncidentChange.Kind.PROGRESS : IncidentChange.Kind.NOTE,
                        text,
                        Map.of()));
    }

    private static void acknowledge(Move move) {
        Incident incident = move.incident();
        Legal.require(incident, "acknowledge");
        if (move.by().equals(incident.acknowledgedBy)) {
            return;
        }
        incident.acknowledgedBy = move.by();
        incident.acknowledgedAt = move.at();
        move.done(Step.ACKNOWLEDGE, Optional.empty());
        move.say(IncidentChange.Kind.ACKNOWLEDGED, move.by() + " is on it.", Map.of());
    }

    private static boolean web(String link) {
        try {
            URI uri = new URI(link);
            String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException notALink) {
            return false;
        }
    }
}
