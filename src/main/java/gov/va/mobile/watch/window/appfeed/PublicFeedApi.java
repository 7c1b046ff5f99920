package gov.va.mobile.watch.window.appfeed;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** One request, at the address that is configured. */
@Path("")
interface PublicFeedApi {
    @GET
    Response read(@HeaderParam("Accept") String accept, @HeaderParam("X-Key-Inflection") String inflection);
}
