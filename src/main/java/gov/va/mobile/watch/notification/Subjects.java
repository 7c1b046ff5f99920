package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.Incidents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Optional;

/** What a message is about, as it is while the message is sent. */
@ApplicationScoped
class Subjects {
    private final Incidents incidents;

    Subjects(Incidents incidents) {
        this.incidents = incidents;
    }

    /** The incident, if it is about one. */
    @ActivateRequestContext
    Optional<IncidentView> incident(Outgoing message) {
        return message.about().flatMap(id -> QuarkusTransaction.requiringNew().call(() -> incidents.find(id)));
    }
}
