package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.health.HealthBook;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.UpstreamHealth;
import gov.va.mobile.watch.map.Criticality;
import gov.va.mobile.watch.map.Policy;
import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.Input;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people say of an incident, each with its version: title, priority, kind, conditions, and what a control incident needs for its decision. */
@ApplicationScoped
class IncidentEdits {
    private static final long MOST_USERS = 1_000_000_000L;

    private final Moves moves;
    private final IncidentDesk desk;
    private final HealthBook health;

    IncidentEdits(Moves moves, IncidentDesk desk, HealthBook health) {
        this.moves = moves;
        this.desk = desk;
        this.health = health;
    }

    /** Changes what is given. */
    IncidentView patch(String id, @Nullable String ifMatch, Requests.IncidentPatch request) {
        var input = new Input();
        Optional<String> title = input.optionalLine("title", request.title(), Limits.TITLE);
        if (request.title() != null && request.title().isBlank()) {
            input.wrong("title", "found nothing, expected a value");
        }
        Optional<Priority> priority = input.coded("priority", Priority.class, request.priority());
        Optional<IncidentKind> kind = input.coded("kind", IncidentKind.class, request.kind());
        input.check();
        return moves.edit(id, ifMatch, "incident.edit", move -> {
            Legal.requireEditable(move.incident(), "change");
            title.ifPresent(words -> retitle(move, words));
            priority.ifPresent(wanted -> prioritise(move, wanted));
            kind.ifPresent(wanted -> become(move, wanted));
            Optional.ofNullable(request.conditions()).ifPresent(wanted -> conditions(move, wanted));
        });
    }

    /** Names who leads it. */
    IncidentView commander(String id, @Nullable String ifMatch, Requests.CommanderName request) {
        var input = new Input();
        String name = input.line("name", request.name(), Limits.NAME);
        input.check();
        return moves.edit(id, ifMatch, "incident.commander", move -> {
            Legal.requireControl(move.incident(), "commander");
            move.incident().commander =
                    new IncidentView.Commander(name, Contacts.backups(move.map(), name), move.by(), move.at());
            move.done(Step.COMMANDER, Optional.of(name));
            move.say(IncidentChange.Kind.COMMANDER, name + " is the commander.", Map.of("commander", name));
        });
    }

    /** Adds or corrects facts; the number of users corrects the priority, unless a person chose it, and may be significant. */
    IncidentView assess(String id, @Nullable String ifMatch, Requests.AssessmentPatch request) {
        var input = new Input();
        Optional<Long> users = Optional.ofNullable(request.usersImpacted());
        users.filter(number -> number < 0 || number > MOST_USERS)
                .ifPresent(number -> input.wrong(
                        "usersImpacted", "found " + number + ", expected a number from 0 to " + MOST_USERS));
        Optional<String> severity =
                input.coded("severity", Criticality.class, request.severity()).map(Coded::code);
        Optional<String> effort = Assessing.duration(input, "effort", request.effort());
        Optional<String> release = Assessing.duration(input, "timeToNextRelease", request.timeToNextRelease());
        input.check();
        return moves.edit(id, ifMatch, "incident.assess", move -> {
            Legal.requireEditable(move.incident(), "assessment");
            Assessing.carryOut(move, users, severity, effort, release);
        });
    }

    /** What leadership recommends. */
    IncidentView recommend(String id, @Nullable String ifMatch, Requests.Recommendation request) {
        var input = new Input();
        String text = input.text("text", request.text(), Limits.TEXT);
        input.check();
        return moves.edit(id, ifMatch, "incident.recommend", move -> {
            Legal.requireControl(move.incident(), "recommendation");
            move.incident().recommendation = new IncidentView.Statement(text, move.by(), move.at());
            move.done(Step.RECOMMEND, Optional.empty());
            move.say(IncidentChange.Kind.RECOMMENDED, "Recommended: " + text, Map.of("recommendation", text));
        });
    }

    /** What the product owner decided, as recorded by the caller. */
    IncidentView decide(String id, @Nullable String ifMatch, Requests.DecisionTaken request) {
        var input = new Input();
        Optional<Boolean> action = input.required("action", request.action());
        String text = input.text("text", request.text(), Limits.TEXT);
        String decidedBy = input.line("decidedBy", request.decidedBy(), Limits.NAME);
        input.check();
        boolean act = action.orElseThrow();
        boolean outOfBand = Boolean.TRUE.equals(request.outOfBandRelease());
        return moves.edit(id, ifMatch, "incident.decide", move -> {
            Incident incident = move.incident();
            Legal.requireControl(incident, "decision");
            boolean wasOutOfBand = incident.decision != null && incident.decision.outOfBandRelease();
            incident.decision = new IncidentView.Decision(act, text, decidedBy, outOfBand, move.by(), move.at());
            move.done(Step.DECIDE, Optional.of(act ? "action" : "no action"));
            if (!act) {
                incident.step(StepRecord.set(
                        Step.WORK, StepState.NOT_NEEDED, move.by(), move.at(), Optional.of("no action was decided")));
            }
            move.say(
                    IncidentChange.Kind.DECIDED,
                    decidedBy + " decided " + (act ? "to act" : "not to act") + ": " + text,
                    Map.of(
                            "action", String.valueOf(act),
                            "decidedBy", decidedBy,
                            "outOfBandRelease", String.valueOf(outOfBand)));
            if (outOfBand || wasOutOfBand) {
                move.condition(
                        Condition.OUT_OF_BAND_RELEASE,
                        outOfBand,
                        outOfBand ? "a release out of band was decided" : "no release out of band was decided");
            }
        });
    }

    private static void retitle(Move move, String title) {
        if (!title.equals(move.incident().title)) {
            move.say(
                    IncidentChange.Kind.EDITED,
                    "Title changed from " + move.incident().title + " to " + title,
                    Map.of("field", "title"));
            move.incident().title = title;
        }
    }

    private static void prioritise(Move move, Priority priority) {
        move.incident().priorityByHand = true;
        if (priority != move.incident().priority) {
            move.say(
                    IncidentChange.Kind.EDITED,
                    "Priority changed from " + move.incident().priority.code() + " to " + priority.code(),
                    Map.of("field", "priority"));
            move.incident().priority = priority;
        }
    }

    private void become(Move move, IncidentKind kind) {
        Incident incident = move.incident();
        if (kind == incident.kind) {
            return;
        }
        if (kind == IncidentKind.NON_CONTROL && incident.open()) {
            desk.requireNoOther(incident.rootId());
        }
        incident.become(kind, move.by());
        move.say(IncidentChange.Kind.EDITED, "Kind changed to " + kind.code(), Map.of("field", "kind"));
        if (incident.control()) {
            IncidentDesk.lead(move, Optional.empty());
        } else {
            followHealth(move);
        }
    }

    /** Nobody followed its upstream while it was a control incident: it goes on failing, or has recovered meanwhile. */
    private void followHealth(Move move) {
        Incident incident = move.incident();
        Policy policy = Policies.of(move.map(), incident);
        boolean followed = incident.failingSince != null || incident.recoveredAt != null;
        if (incident.open() && followed && passes(incident)) {
            incident.recovering(move.at(), move.at().plus(FlapPolicy.resolveAfter(false, policy)));
        } else {
            incident.startSignificantClock(
                    Optional.ofNullable(incident.failingSince).orElse(move.at()), policy.significantPeriod());
        }
    }

    private boolean passes(Incident incident) {
        return Optional.ofNullable(incident.upstreamId)
                .flatMap(id -> Optional.ofNullable(health.upstreams().get(id)))
                .map(UpstreamHealth::status)
                .filter(status -> status == HealthStatus.UP || status == HealthStatus.DEGRADED)
                .isPresent();
    }

    private static void conditions(Move move, Requests.ConditionsPatch wanted) {
        String because = "set by " + move.by();
        set(move, Condition.PLAYBOOK, wanted.playbook(), because);
        set(move, Condition.SIGNIFICANT_USERS, wanted.significantUsers(), because);
        set(move, Condition.SIGNIFICANT_PERIOD, wanted.significantPeriod(), because);
        set(move, Condition.SECURITY, wanted.security(), because);
        set(move, Condition.OUT_OF_APP_COORDINATION, wanted.outOfAppCoordination(), because);
        set(move, Condition.OUT_OF_BAND_RELEASE, wanted.outOfBandRelease(), because);
    }

    private static void set(Move move, Condition which, @Nullable Boolean holds, String because) {
        if (holds != null) {
            move.condition(which, holds, because);
        }
    }
}
