package gov.va.mobile.watch.dashboard;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * The paths of pages: all of them are one document, whose script shows what the path names (assets/routes.js). They hold no data, so they are public, and listed as
 * such in application.properties; a path that is not listed stays closed.
 */
@ApplicationScoped
class Pages {
    /** As the router writes them: what follows a colon is one segment. */
    static final List<String> PATHS = List.of(
            "/upstreams/:id",
            "/features",
            "/features/:id",
            "/incidents",
            "/incidents/new",
            "/incidents/:id",
            "/incidents/:id/postmortem",
            "/maintenance-windows",
            "/maintenance-windows/new",
            "/maintenance-windows/:id",
            "/services-map",
            "/notifications",
            "/plays",
            "/plays/new",
            "/plays/:id",
            "/audit",
            "/reports");

    private static final String DOCUMENT = "/index.html";

    /** After access was decided, which has negative orders, and before what answers 404. */
    private static final int ORDER = 1;

    void install(@Observes Router router) {
        for (String path : PATHS) {
            router.route(path)
                    .method(HttpMethod.GET)
                    .method(HttpMethod.HEAD)
                    .order(ORDER)
                    .handler(request -> request.reroute(DOCUMENT));
        }
    }
}
