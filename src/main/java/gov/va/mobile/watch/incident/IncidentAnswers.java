package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.platform.Versions;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers that are a whole incident with its ETag. */
final class IncidentAnswers {
    /** Where incidents live. */
    static final String PATH = "/api/v1/incidents";

    private IncidentAnswers() {}

    static RestResponse<IncidentView> of(IncidentView incident) {
        return ResponseBuilder.ok(incident)
                .header(HttpHeaders.ETAG, Versions.etag(incident.version()))
                .build();
    }

    static RestResponse<IncidentView> created(IncidentView incident) {
        return ResponseBuilder.<IncidentView>created(URI.create(PATH + "/" + incident.id()))
                .entity(incident)
                .header(HttpHeaders.ETAG, Versions.etag(incident.version()))
                .build();
    }
}
