package gov.va.mobile.watch.notification;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Optional;

/** Redraws messages as things are now. */
@ApplicationScoped
class Redrawing {
    private final Redraws redraws;
    private final NotificationRepository notifications;
    private final Present present;
    private final Places places;

    Redrawing(Redraws redraws, NotificationRepository notifications, Present present, Places places) {
        this.redraws = redraws;
        this.notifications = notifications;
        this.present = present;
        this.places = places;
    }

    Optional<Redraws.Due> next(Destination destination) {
        return redraws.next(destination);
    }

    /** Draws it; what is gone from here needs no redrawing. */
    @ActivateRequestContext
    Answer draw(Redraws.Due due, Channel channel) {
        Optional<Outgoing> sent = QuarkusTransaction.requiringNew()
                .call(() -> notifications.findByIdOptional(due.id()).map(NotificationEntity::outgoing));
        Optional<Outgoing> now = sent.flatMap(before -> current(before, due.place()));
        return now.map(message -> channel.redraw(due.place(), message))
                .orElseGet(() -> new Answer.Delivered("nothing to redraw"));
    }

    /** A failure for good ends it, too: a message that cannot be changed stays as it is. */
    void record(Redraws.Due due, Answer answer) {
        switch (answer) {
            case Answer.Delivered delivered -> {
                redraws.done(due);
                delivered.place().ifPresent(place -> places.keep(due.id(), place));
            }
            case Answer.Refused _ -> redraws.done(due);
            case Answer.Closed _, Answer.Later _ -> {}
        }
    }

    private Optional<Outgoing> current(Outgoing before, Place place) {
        boolean answersInThread =
                place.threadTs().isPresent() && before.windowId().isEmpty();
        return answersInThread
                ? Optional.empty()
                : present.of(before.incidentId(), before.windowId())
                        .map(message -> new Outgoing(
                                before.id(),
                                before.destination(),
                                before.audience(),
                                before.kind(),
                                before.incidentId(),
                                before.windowId(),
                                message,
                                before.createdAt(),
                                false,
                                0));
    }
}
