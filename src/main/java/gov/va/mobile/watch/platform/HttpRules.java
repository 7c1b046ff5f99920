package gov.va.mobile.watch.platform;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What holds for every request on the main port, REST or not: the headers that browsers heed, and how large a body may be. */
@ApplicationScoped
public class HttpRules {
    /** Above authentication, so that a refusal carries them too. */
    private static final int FIRST = 1000;

    /** Below authentication and authorization (200, 100): 413 never comes before 401. */
    private static final int AFTER_ACCESS = 50;

    /** How long a caller whose body is too large may go on sending before the line is cut, so that it can read the answer. */
    private static final long DRAIN_MILLIS = 5_000;

    private static final String PAGES =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Swagger UI brings its own script and style elements; it is shown to people who are signed in, and loads nothing from elsewhere. */
    private static final String SWAGGER_UI = "default-src 'none'; script-src 'self' 'unsafe-inline'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";

    private final long maxBody;

    HttpRules(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBody) {
        this.maxBody = maxBody.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(HttpRules::headers, FIRST);
        filters.register(this::bodySize, AFTER_ACCESS);
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

    private void bodySize(RoutingContext context) {
        if (declared(context.request()) <= maxBody) {
            context.next();
            return;
        }
        var connection = context.request().connection();
        context.response().putHeader("Connection", "close");
        long timer = context.vertx().setTimer(DRAIN_MILLIS, late -> connection.close());
        context.request().endHandler(read -> {
            context.vertx().cancelTimer(timer);
            connection.close();
        });
        RouterProblems.answer(context, HttpProblems.of(413));
    }

    private static long declared(HttpServerRequest request) {
        @Nullable String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException tooLong) {
            return Long.MAX_VALUE;
        }
    }
}
