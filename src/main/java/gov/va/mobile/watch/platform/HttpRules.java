package gov.va.mobile.watch.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What holds for every request on the main port, REST or not: the headers that browsers heed, and how large a body may be. */
@ApplicationScoped
public class HttpRules {
    /** Above authentication, so that a refusal carries them too. */
    private static final int FIRST = 1000;

    /** Below authentication and authorization (200, 100): 413 never comes before 401. */
    private static final int AFTER_ACCESS = 50;

    private static final String PAGES =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Swagger UI brings its own script and style elements; it is shown to people who are signed in, and loads nothing from elsewhere. */
    private static final String SWAGGER_UI = "default-src 'none'; script-src 'self' 'unsafe-inline'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";

    void register(@Observes Filters filters) {
        filters.register(HttpRules::headers, FIRST);
        filters.register(LongAddresses::refuse, FIRST - 1);
        filters.register(BodyLimit::declared, AFTER_ACCESS);
    }

    private static void headers(RoutingContext context) {
        context.addHeadersEndHandler(ended -> {
            HttpServerResponse response = context.response();
            String path = context.normalizedPath();
            put(response, "Content-Security-Policy", path.startsWith("/q/swagger-ui") ? SWAGGER_UI : PAGES);
            put(response, "X-Content-Type-Options", "nosniff");
            put(response, "Referrer-Policy", "no-referrer");
            put(response, "Cross-Origin-Opener-Policy", "same-origin");
            if (response.getStatusCode() >= 400 || path.startsWith("/api/") || path.equals("/session")) {
                put(response, "Cache-Control", "no-store");
            }
        });
        context.next();
    }

    private static void put(HttpServerResponse response, String name, String value) {
        if (!response.headers().contains(name)) {
            response.putHeader(name, value);
        }
    }
}
