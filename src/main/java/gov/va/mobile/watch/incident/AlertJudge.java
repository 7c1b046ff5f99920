package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.incident.AlertOutcome.Outcome;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.poll.EventReported;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Opens or joins an incident for an alert of another system, and lets what only alerts opened resolve once all of them are over (behaviour.md §4); inside a turn. */
@ApplicationScoped
class AlertJudge {
    private final IncidentRepository incidents;
    private final AlertRepository alerts;
    private final IncidentJudge judge;

    AlertJudge(IncidentRepository incidents, AlertRepository alerts, IncidentJudge judge) {
        this.incidents = incidents;
        this.alerts = alerts;
        this.judge = judge;
    }

    /**
     * Takes one alert.
     *
     * @param said takes what happened
     */
    AlertOutcome take(ServicesMap map, Alert alert, Actor by, Instant now, List<Said> said) {
        Optional<Upstream> upstream = alert.upstream().flatMap(map::upstream);
        Optional<AlertRow> known = alerts.findByIdOptional(alert.id());
        var news = AlertPolicy.news(
                alert.state(),
                known.filter(row -> row.firing).isPresent(),
                known.filter(row -> row.incidentId != null).isPresent());
        return switch (news) {
            case WARNS -> outcome(alert, Outcome.WARNING, upstream, known);
            case NONE -> outcome(alert, Outcome.KNOWN, upstream, known);
            case OVER -> {
                known.ifPresent(row -> over(map, row, alert, now, said));
                yield outcome(alert, Outcome.OVER, upstream, known);
            }
            case FIRES -> {
                AlertRow row = known.orElseGet(() -> {
                    var fresh = new AlertRow(alert, now);
                    alerts.persist(fresh);
                    return fresh;
                });
                row.firing = true;
                row.changedAt = now;
                yield outcome(alert, fires(map, row, alert, upstream, by, now, said), upstream, Optional.of(row));
            }
        };
    }

    private Outcome fires(
            ServicesMap map,
            AlertRow row,
            Alert alert,
            Optional<Upstream> upstream,
            Actor by,
            Instant now,
            List<Said> said) {
        Optional<Incident> last = upstream.isPresent()
                ? Optional.ofNullable(incidents
                        .latest(List.of(upstream.get().id()))
                        .get(upstream.get().id()))
                : alerts.openOfGroup(alert.source(), alert.groupKey());
        var event = new EventReported(
                upstream.map(Upstream::id).orElse(""),
                alert.source().code(),
                Optional.of(new Failure(FailureKind.STATUS, alert.text())),
                now);
        boolean quiet = upstream.filter(one -> judge.covered(one.id(), now)).isPresent();
        EventDecision decision = EventPolicy.onEvent(
                last.map(Incident::rootState).orElse(RootState.NONE),
                event,
                quiet,
                upstream.map(Upstream::policy).orElse(map.policy()));
        return switch (decision) {
            case EventDecision.Nothing _, EventDecision.Over _ -> Outcome.COVERED;
            case EventDecision.Open _ -> {
                Incident incident = EventOpening.of(
                        map, upstream, incidents.nextNumber(), AlertWords.title(upstream, alert), event);
                incidents.persist(incident);
                row.of(incident.id, true);
                said.add(news(incident, IncidentChange.Kind.OPENED, alert, by, now));
                yield Outcome.OPENED;
            }
            case EventDecision.Reopen _ -> {
                Incident incident = last.orElseThrow();
                incident.reopen();
                incident.failed(event.failure());
                row.of(incident.id, true);
                said.add(news(incident, IncidentChange.Kind.REOPENED, alert, by, now));
                yield Outcome.REOPENED;
            }
            case EventDecision.Join _ -> {
                Incident incident = last.orElseThrow();
                boolean opened = openedByAlerts(incident.id);
                row.of(incident.id, row.opened && incident.id.equals(row.incidentId));
                if (opened && incident.failingSince == null) {
                    incident.holdRecovery();
                }
                said.add(Said.kept(incident, "alert", now, AlertWords.fires(alert)));
                yield Outcome.JOINED;
            }
        };
    }

    private void over(ServicesMap map, AlertRow row, Alert alert, Instant now, List<Said> said) {
        row.firing = false;
        row.changedAt = now;
        UUID id = row.incidentId;
        if (id == null) {
            alerts.delete(row);
            return;
        }
        Incident incident = incidents.get(id);
        if (!incident.open()) {
            return;
        }
        said.add(Said.kept(incident, "alertOver", now, AlertWords.over(alert)));
        boolean anotherFires = alerts.of(id).stream().anyMatch(one -> one.firing);
        if (AlertPolicy.recovers(
                openedByAlerts(id), anotherFires, incident.failingSince != null, incident.resolveDueAt != null)) {
            Instant resolveAt = now.plus(Policies.of(map, incident).resolveAfter());
            incident.recovering(now, resolveAt);
            said.add(Said.kept(incident, "recovering", now, IncidentWords.recovering(map, incident, now, resolveAt)));
        }
    }

    private boolean openedByAlerts(UUID incidentId) {
        return alerts.of(incidentId).stream().anyMatch(row -> row.opened);
    }

    private static Said news(Incident incident, IncidentChange.Kind kind, Alert alert, Actor by, Instant at) {
        return Said.news(
                incident,
                kind,
                by,
                at,
                AlertWords.fires(alert),
                Map.of("source", alert.source().code(), "fingerprint", alert.fingerprint()));
    }

    private static AlertOutcome outcome(
            Alert alert, Outcome outcome, Optional<Upstream> upstream, Optional<AlertRow> row) {
        return new AlertOutcome(
                alert.fingerprint(),
                outcome,
                upstream.map(Upstream::id),
                row.flatMap(one -> Optional.ofNullable(one.incidentId)));
    }
}
