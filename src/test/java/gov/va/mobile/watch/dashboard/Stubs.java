package gov.va.mobile.watch.dashboard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Lets a test say what the service itself answers, to those who may ask it: were it said in the browser, that would hold each of its requests, the pages' own too,
 * and keep nothing of them.
 */
@ApplicationScoped
class Stubs {
    /** Below authentication and authorization (200, 100). */
    private static final int AFTER_ACCESS = 60;

    private volatile Optional<StubbedService> current = Optional.empty();

    void register(@Observes Filters filters) {
        filters.register(this::answer, AFTER_ACCESS);
    }

    /** From now on that one answers. */
    void use(StubbedService service) {
        current = Optional.of(service);
    }

    /** From now on the service answers everything itself. */
    void none() {
        current = Optional.empty();
    }

    private void answer(RoutingContext context) {
        if (!current.map(service -> service.answered(context)).orElse(false)) {
            context.next();
        }
    }
}
