package gov.va.mobile.watch.window.pagerduty;

import gov.va.mobile.watch.platform.ClientJson;
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
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/** The calls of PagerDuty's API that we use; answers are awaited and read by {@link PagerDuty}, whatever their status. */
@Path("/maintenance_windows")
@RegisterProvider(ClientJson.class)
@Produces(PagerDutyApi.MEDIA_TYPE)
@Consumes(MediaType.APPLICATION_JSON)
interface PagerDutyApi {
    String MEDIA_TYPE = "application/vnd.pagerduty+json;version=2";

    @GET
    CompletionStage<Response> list(
            @HeaderParam("Authorization") String authorization,
            @QueryParam("filter") String filter,
            @QueryParam("service_ids[]") String serviceId,
            @QueryParam("limit") int limit,
            @QueryParam("offset") int offset);

    @GET
    @Path("/{id}")
    CompletionStage<Response> get(@HeaderParam("Authorization") String authorization, @PathParam("id") String id);

    @POST
    CompletionStage<Response> create(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("From") String from,
            PagerDutyWindow.One window);

    @PUT
    @Path("/{id}")
    CompletionStage<Response> change(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("From") String from,
            @PathParam("id") String id,
            PagerDutyWindow.One window);

    @DELETE
    @Path("/{id}")
    CompletionStage<Response> remove(@HeaderParam("Authorization") String authorization, @PathParam("id") String id);
}
