package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.map.Person;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.platform.Input;
import gov.va.mobile.watch.platform.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Brings an incident before a role of the map or the team of an upstream; the product owner is copied on all that goes to another VA team (domain.md §1). */
@ApplicationScoped
class Escalating {
    private final Moves moves;

    Escalating(Moves moves) {
        this.moves = moves;
    }

    /** A role of ours is told in Slack; for another VA team there are words to paste, with the product owner copied. */
    IncidentView escalate(String id, Requests.Escalation request) {
        var input = new Input();
        String to = input.line("to", request.to(), Limits.NAME);
        String reason = input.text("reason", request.reason(), Limits.TEXT);
        input.check();
        return moves.append(id, "incident.escalate", move -> {
            Optional<Upstream> upstream = move.map().upstream(to);
            Optional<Person> person = Optional.ofNullable(move.map().people().get(to));
            if (upstream.isEmpty() && person.isEmpty()) {
                throw ProblemException.badField("to", "found " + to + ", expected " + targets(move.map()));
            }
            if (person.isPresent()) {
                toRole(move, to, reason);
            } else {
                toTeam(move, to, Contacts.team(upstream.flatMap(Upstream::team)), reason);
            }
        });
    }

    /** Somebody has sent the words of that escalation; saying it twice says it once. */
    IncidentView sent(String id, String number) {
        return moves.append(id, "incident.escalationSent", move -> {
            IncidentView.Escalation escalation = move.incident().escalations.stream()
                    .filter(one -> String.valueOf(one.number()).equals(number))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.notFound("escalation", number));
            if (escalation.sentBy().isPresent()) {
                return;
            }
            move.incident().escalations = move.incident().escalations.stream()
                    .map(one -> one.equals(escalation) ? sent(one, move) : one)
                    .toList();
            move.say(
                    IncidentChange.Kind.STEP,
                    "The words to " + escalation.to() + " were sent"
                            + (escalation.copied().isEmpty()
                                    ? "."
                                    : ", copied to " + String.join(", ", escalation.copied()) + "."),
                    Map.of("step", Step.RESPONSIBLE_TEAM.code(), "state", StepState.DONE.code()));
        });
    }

    private static void toRole(Move move, String role, String reason) {
        List<String> contacts = Contacts.people(move.map(), role);
        if (role.equals(Contacts.PRODUCT_OWNER)) {
            move.done(Step.PRODUCT_OWNER, Optional.of("escalated"));
        }
        record(move, role, contacts, List.of(), reason, Optional.empty());
        say(move, role, contacts, reason, "", Map.of());
    }

    private static void toTeam(Move move, String upstreamId, List<String> contacts, String reason) {
        move.done(Step.RESPONSIBLE_TEAM, Optional.of("escalated"));
        List<String> copied = Contacts.people(move.map(), Contacts.PRODUCT_OWNER);
        String text = new NextSteps(move.map(), move.incident()).escalation(reason, copied);
        record(move, upstreamId, contacts, copied, reason, Optional.of(text));
        say(
                move,
                upstreamId,
                contacts,
                reason,
                " The product owner is copied; consider the condition \"" + Condition.OUT_OF_APP_COORDINATION.words()
                        + "\".",
                Map.of(
                        "copied",
                        Contacts.PRODUCT_OWNER,
                        "suggests",
                        Condition.OUT_OF_APP_COORDINATION.code(),
                        "paste",
                        text));
    }

    private static void record(
            Move move, String to, List<String> contacts, List<String> copied, String reason, Optional<String> text) {
        List<IncidentView.Escalation> before = move.incident().escalations;
        var made = new IncidentView.Escalation(
                before.size() + 1,
                to,
                contacts,
                copied,
                reason,
                text,
                move.by(),
                move.at(),
                Optional.empty(),
                Optional.empty());
        move.incident().escalations =
                Stream.concat(before.stream(), Stream.of(made)).toList();
    }

    private static void say(
            Move move, String to, List<String> contacts, String reason, String copied, Map<String, String> more) {
        Map<String, String> data = new LinkedHashMap<>(more);
        data.put("to", to);
        data.put("contact", String.join("; ", contacts));
        data.put("reason", reason);
        move.say(
                IncidentChange.Kind.ESCALATED,
                "Escalated to " + to + (contacts.isEmpty() ? "" : " (" + String.join("; ", contacts) + ")") + ": "
                        + reason + copied,
                data);
    }

    private static IncidentView.Escalation sent(IncidentView.Escalation one, Move move) {
        return new IncidentView.Escalation(
                one.number(),
                one.to(),
                one.contacts(),
                one.copied(),
                one.reason(),
                one.text(),
                one.by(),
                one.at(),
                Optional.of(move.by()),
                Optional.of(move.at()));
    }

    private static String targets(ServicesMap map) {
        return "a role (" + String.join(", ", map.people().keySet()) + ") or an upstream of the services map";
    }
}
