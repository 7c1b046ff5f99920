package gov.va.mobile.watch.window;

import gov.va.mobile.watch.map.MapInForce;
import gov.va.mobile.watch.map.PagerDutyService;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** A window that PagerDuty refused for good is tried again when the map that comes into force names another service for it: people were told to look there. */
@ApplicationScoped
class MendedServices {
    private final Publications publications;
    private final WindowRepository windows;
    private final WindowRecords records;

    MendedServices(Publications publications, WindowRepository windows, WindowRecords records) {
        this.publications = publications;
        this.windows = windows;
        this.records = records;
    }

    void onMap(@Observes @Priority(200) MapInForce inForce) {
        var reach = new Reach(inForce.map());
        publications
                .refused()
                .forEach((windowId, service) -> windows.findByIdOptional(windowId)
                        .filter(window -> window.scope != null
                                && reach.service(window.upstreamId, window.scope)
                                        .map(PagerDutyService::service)
                                        .filter(now -> !now.equals(service))
                                        .isPresent())
                        .ifPresent(records::publish));
    }
}
