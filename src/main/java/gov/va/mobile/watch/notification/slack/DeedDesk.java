package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.access.Denials;
import gov.va.mobile.watch.access.OnBehalf;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.IncidentWork;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.notification.Manners;
import gov.va.mobile.watch.notification.Mrkdwn;
import gov.va.mobile.watch.notification.Offer;
import gov.va.mobile.watch.notification.Redraws;
import gov.va.mobile.watch.platform.Problem;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.platform.Refusal;
import gov.va.mobile.watch.window.WindowView;
import gov.va.mobile.watch.window.WindowWork;
import gov.va.mobile.watch.window.Windows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Does what a message offered, as the person who asked for it, by the rules that hold for everybody; and says what is so where it cannot be done. */
@ApplicationScoped
class DeedDesk {
    private final IncidentWork incidents;
    private final WindowWork decisions;
    private final Windows windows;
    private final OnBehalf onBehalf;
    private final Denials denials;
    private final Redraws redraws;
    private final CurrentMap map;
    private final Manners manners;

    DeedDesk(
            IncidentWork incidents,
            WindowWork decisions,
            Windows windows,
            OnBehalf onBehalf,
            Denials denials,
            Redraws redraws,
            CurrentMap map,
            Manners manners) {
        this.incidents = incidents;
        this.decisions = decisions;
        this.windows = windows;
        this.onBehalf = onBehalf;
        this.denials = denials;
        this.redraws = redraws;
        this.map = map;
        this.manners = manners;
    }

    /** Whether the actor's role will do; else it is recorded that it did not. */
    boolean allows(Actor actor, Offer offer) {
        boolean allowed = actor.role().included().contains(offer.deed().role());
        if (!allowed) {
            denials.record(
                    actor.name(),
                    Optional.of(actor.role()),
                    "slack." + offer.deed().code(),
                    target(offer));
        }
        return allowed;
    }

    /** Does it; {@code fields} as the API has them. */
    Outcome perform(Actor actor, Offer offer, Map<String, Object> fields) {
        if (!allows(actor, offer)) {
            return refusal(actor, offer);
        }
        try {
            return onBehalf.of(actor, () -> {
                act(offer, fields);
                return new Outcome.Done();
            });
        } catch (ForbiddenException refused) {
            denials.record(
                    actor.name(),
                    Optional.of(actor.role()),
                    "slack." + offer.deed().code(),
                    target(offer));
            return refusal(actor, offer);
        } catch (ProblemException refused) {
            return refused(actor, offer, refused.problem());
        } catch (RuntimeException failed) {
            return new Outcome.Said(Mrkdwn.escape(Refusal.of(failed).problem().detail()));
        }
    }

    /** What is so, where the message that somebody looked at says something else; the message is redrawn. */
    Outcome stale(Actor actor, Offer offer) {
        redraw(offer);
        return new Outcome.Said("Nothing was done: it was changed meanwhile. " + now(actor, offer));
    }

    Outcome refusal(Actor actor, Offer offer) {
        return new Outcome.Said(SituationWords.needs(
                Optional.of(actor.role().code()), offer.deed().role().code()));
    }

    /** The incident, if the actor may see it. */
    Optional<IncidentView> incident(Actor actor, Offer offer) {
        try {
            return Optional.of(
                    onBehalf.of(actor, () -> incidents.read(offer.target().toString())));
        } catch (ProblemException notThere) {
            return Optional.empty();
        }
    }

    Optional<WindowView> window(Offer offer) {
        return windows.find(offer.target());
    }

    private void act(Offer offer, Map<String, Object> fields) {
        String id = offer.target().toString();
        switch (offer.deed()) {
            case ACKNOWLEDGE -> incidents.acknowledge(id);
            case REPORTED -> incidents.report(id, fields);
            case CONFIRM -> decisions.confirm(id, offer.version(), fields);
            case EDIT -> decisions.edit(id, offer.version(), fields);
            case REJECT -> decisions.reject(id, offer.version(), fields);
            case EXTEND -> decisions.extend(id, offer.version(), fields);
            case END -> decisions.end(id, offer.version(), fields);
        }
    }

    private Outcome refused(Actor actor, Offer offer, Problem problem) {
        return switch (problem.status()) {
            case 400 -> {
                Map<String, String> errors = new LinkedHashMap<>();
                problem.errors().forEach(error -> errors.put(error.field(), error.message()));
                yield new Outcome.Wrong(errors);
            }
            case 412 -> stale(actor, offer);
            case 409 -> {
                redraw(offer);
                yield new Outcome.Said(
                        "Nothing was done: " + Mrkdwn.escape(problem.detail()) + ". " + now(actor, offer));
            }
            case 404 -> new Outcome.Said(words().gone());
            default -> new Outcome.Said(Mrkdwn.escape(problem.detail()));
        };
    }

    /** What is so, in escaped markup. */
    String now(Actor actor, Offer offer) {
        return offer.deed().ofWindow()
                ? window(offer).map(words()::of).orElse(words().gone())
                : incident(actor, offer).map(words()::of).orElse(words().gone());
    }

    private void redraw(Offer offer) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (offer.deed().ofWindow()) {
                redraws.ofWindows(Stream.of(offer.target()));
            } else {
                redraws.ofIncidents(Stream.of(offer.target()));
            }
        });
    }

    private SituationWords words() {
        return new SituationWords(map.get(), manners.links());
    }

    private static String target(Offer offer) {
        return (offer.deed().ofWindow() ? "maintenance-window/" : "incident/") + offer.target();
    }
}
