package gov.va.mobile.watch.window.pagerduty;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The calls of PagerDuty's API that we use; answers are read by {@link PagerDuty}, whatever their status. */
@Path("/maintenance_windows")
@Produces(PagerDutyApi.MEDIA_TYPE)
@Consumes(MediaType.APPLICATION_JSON)
interface PagerDutyApi {
    String MEDIA_TYPE = "application/vnd.pagerduty+json;version=2";

    @GET
    Response list(
            @HeaderParam("Authorization") String authorization,
            @QueryParam("filter") String filter,
            @QueryParam("service_ids[]") String serviceId,
            @QueryParam("limit") int limit,
            @QueryParam("offset") int offset);

    @GET
    @Path("/{id}")
    Response get(@HeaderParam("Authorization") String authorization, @PathParam("id") String id);

    @POST
    Response create(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("From") String from,
            PagerDutyWindow.One window);

    @PUT
    @Path("/{id}")
    Response change(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("From") String from,
            @PathParam("id") String id,
            PagerDutyWindow.One window);

    @DELETE
    @Path("/{id}")
    Response remove(@HeaderParam("Authorization") String authorization, @PathParam("id") String id);

    /** Its own mapper, because ours refuses unknown fields and PagerDuty may add some. */
    @ClientObjectMapper
    static ObjectMapper mapper(ObjectMapper ours) {
        return lenient();
    }

    static ObjectMapper lenient() {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }
}
