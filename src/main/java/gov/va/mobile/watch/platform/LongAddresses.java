package gov.va.mobile.watch.platform;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Lets addresses that are too long reach the router, which says so in a problem: the HTTP server itself would end them with a bare 414. One that is longer than any
 * client sends by mistake still ends there.
 */
@ApplicationScoped
class LongAddresses implements HttpServerOptionsCustomizer {
    private static final int LONGEST = 4096;

    private static final int LONGEST_READ = 64 * 1024;

    /** Goes on only with what is not too long. */
    static void refuse(RoutingContext context) {
        if (context.request().uri().length() > LONGEST) {
            RouterProblems.answer(context, HttpProblems.of(414));
        } else {
            context.next();
        }
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setMaxInitialLineLength(LONGEST_READ);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        options.setMaxInitialLineLength(LONGEST_READ);
    }
}
