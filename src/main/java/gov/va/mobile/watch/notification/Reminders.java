package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.Incidents;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.notification.NotificationEntity.About;
import gov.va.mobile.watch.notification.ReminderPolicy.Reminder;
import gov.va.mobile.watch.platform.DueWork;
import gov.va.mobile.watch.platform.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Reminds people of incidents that wait for them, and at each opening of business hours tells what does. */
@ApplicationScoped
class Reminders implements DueWork {
    private final AttentionRepository attentions;
    private final Incidents incidents;
    private final Outbox outbox;
    private final Rules rules;
    private final Manners manners;
    private final CurrentMap map;
    private final Turn turn;
    private final Clock clock;

    Reminders(
            AttentionRepository attentions,
            Incidents incidents,
            Outbox outbox,
            Rules rules,
            Manners manners,
            CurrentMap map,
            Turn turn,
            Clock clock) {
        this.attentions = attentions;
        this.incidents = incidents;
        this.outbox = outbox;
        this.rules = rules;
        this.manners = manners;
        this.map = map;
        this.turn = turn;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "reminders";
    }

    /** By ix_attention_due. */
    @Override
    public String condition() {
        return "EXISTS (SELECT FROM attention WHERE due_at <= clock.now)";
    }

    @Override
    public void work() {
        look();
    }

    /** Tells what is due now. */
    @ActivateRequestContext
    void look() {
        Instant now = clock.instant();
        if (attentions.anyDue(now)) {
            turn.take(() -> attentions.due(now).forEach(attention -> remind(attention, now)));
        }
    }

    private void remind(Attention attention, Instant now) {
        Optional<IncidentView> found = incidents.find(attention.incidentId);
        if (found.isEmpty()) {
            attention.dueAt = null;
            return;
        }
        IncidentView incident = found.get();
        ReminderPolicy.Verdict verdict = ReminderPolicy.decide(
                attention.state(),
                !OpenSteps.of(incident).isEmpty(),
                OpenSteps.repeatEvery(map.get(), incident),
                manners.hours(),
                now);
        verdict.reminders().forEach(reminder -> tell(reminder, incident, now));
        attention.told(verdict.after());
        attention.dueAt = verdict.dueAt().orElse(null);
    }

    private void tell(Reminder reminder, IncidentView incident, Instant now) {
        Ruling ruling = rules.about(Destination.ALERTS, kind(reminder), incident);
        outbox.add(
                ruling,
                new ReminderComposer(map.get(), manners.links()).compose(reminder, incident, ruling.mention(), now),
                new About(Optional.of(incident.id()), Optional.empty()));
    }

    private static NotificationKind kind(Reminder reminder) {
        return switch (reminder) {
            case Reminder.OpenSteps _ -> NotificationKind.REMINDER;
            case Reminder.Unacknowledged _ -> NotificationKind.UNACKNOWLEDGED;
            case Reminder.StillDown _ -> NotificationKind.STILL_DOWN;
            case Reminder.StillFlapping _ -> NotificationKind.STILL_FLAPPING;
            case Reminder.ProgressDue _ -> NotificationKind.PROGRESS_DUE;
        };
    }
}
