package gov.va.mobile.watch.platform;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Every failure outside REST, as a problem: before Quarkus's own handler, which answers with pages or nothing. */
@ApplicationScoped
public class RouterProblems {
    private static final Logger LOG = Logger.getLogger(RouterProblems.class);

    /** Before every other route, and, for what no route answered, after them. */
    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(RouterProblems::failed);
        for (int status : List.of(400, 404, 405, 413, 414, 415, 500)) {
            router.errorHandler(status, RouterProblems::failed);
        }
    }

    /** Answers a request outside REST with a problem. */
    public static void answer(RoutingContext context, Refusal refusal) {
        if (context.response().ended()) {
            return;
        }
        if (context.response().headWritten()) {
            context.response().reset();
            return;
        }
        context.request().resume();
        context.response().setStatusCode(refusal.problem().status());
        context.response().putHeader("Content-Type", Problem.MEDIA_TYPE);
        refusal.headers().forEach((name, value) -> context.response().putHeader(name, value));
        context.response().end(Buffer.buffer(ProblemJson.bytes(refusal.problem())));
    }

    private static void failed(RoutingContext context) {
        answer(context, refusal(context.failure(), context.statusCode()));
    }

    private static Refusal refusal(@Nullable Throwable failure, int status) {
        if (failure == null) {
            return status >= 400 && status < 500
                    ? HttpProblems.of(status)
                    : Refusal.of(new IllegalStateException("a route failed with status " + status));
        }
        if (failure instanceof UnauthorizedException || failure instanceof AuthenticationFailedException) {
            return HttpProblems.of(401);
        }
        if (failure instanceof ForbiddenException) {
            return Refusal.of(403, "Forbidden", "this needs the role viewer");
        }
        if (failure instanceof IOException) {
            LOG.debug("the caller went away", failure);
            return HttpProblems.of(400);
        }
        return Refusal.of(failure);
    }
}
