package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.access.Audit;
import gov.va.mobile.watch.access.CurrentActor;
import gov.va.mobile.watch.incident.AlertOutcome.Outcome;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.platform.FreeTextScreen;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.platform.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the alerts of one delivery, all of them or none. */
@ApplicationScoped
class AlertDesk {
    private static final String WITHHELD = "(text left out: it looks like a Veteran's personal data)";

    private final AlertJudge judge;
    private final Chronicle chronicle;
    private final CurrentMap currentMap;
    private final CurrentActor currentActor;
    private final FreeTextScreen screen;
    private final Audit audit;
    private final Turn turn;
    private final Clock clock;

    AlertDesk(
            AlertJudge judge,
            Chronicle chronicle,
            CurrentMap currentMap,
            CurrentActor currentActor,
            FreeTextScreen screen,
            Audit audit,
            Turn turn,
            Clock clock) {
        this.judge = judge;
        this.chronicle = chronicle;
        this.currentMap = currentMap;
        this.currentActor = currentActor;
        this.screen = screen;
        this.audit = audit;
        this.turn = turn;
        this.clock = clock;
    }

    /**
     * What became of each.
     *
     * @throws ProblemException 503 while another map is in force, so that the sender tries again
     */
    List<AlertOutcome> take(List<Alert> alerts) {
        Actor by = currentActor.actor();
        List<Alert> screened = alerts.stream().map(this::screened).toList();
        return turn.take(() -> inTurn(screened, by));
    }

    private List<AlertOutcome> inTurn(List<Alert> alerts, Actor by) {
        if (currentMap.standsBy()) {
            throw ProblemException.of(
                    503, "Service Unavailable", "this replica stands by for a newer services map; try again");
        }
        ServicesMap map = currentMap.get();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var said = new ArrayList<Said>();
        var outcomes = new ArrayList<AlertOutcome>();
        for (Alert alert : alerts) {
            AlertOutcome outcome = judge.take(map, alert, by, now, said);
            outcomes.add(outcome);
            record(alert, outcome, by, said);
        }
        chronicle.publish(said);
        return outcomes;
    }

    private void record(Alert alert, AlertOutcome outcome, Actor by, List<Said> said) {
        if (outcome.outcome() == Outcome.KNOWN || outcome.outcome() == Outcome.WARNING) {
            return;
        }
        if (outcome.outcome() == Outcome.OPENED && outcome.upstreamId().isEmpty()) {
            Said opened = said.getLast();
            said.add(Said.kept(opened.incident(), "note", opened.at(), AlertWords.unknown(alert)));
        }
        audit.record(
                by,
                "alert.receive",
                outcome.incidentId().map(id -> "incident/" + id).orElse("alert/" + alert.id()),
                Optional.empty(),
                Optional.of(outcome));
    }

    /** An alert that is refused is lost, because its sender does not try again: so what may not be kept is left out. */
    private Alert screened(Alert alert) {
        String text = switch (screen.look(alert.text())) {
            case FreeTextScreen.Verdict.Taken taken -> taken.text();
            case FreeTextScreen.Verdict.Refused _ -> WITHHELD;
        };
        return new Alert(alert.source(), alert.fingerprint(), alert.groupKey(), alert.state(), alert.upstream(), text);
    }
}
