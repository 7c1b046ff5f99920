package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.access.Callers;
import gov.va.mobile.watch.access.PublicDashboard;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the settings open the dashboard (behaviour.md §7), whoever says nothing about who they are and asks for all features or all windows gets what everybody may see of
 * them ({@link PublicResource}). Whoever shows a token, though it be a wrong one, and whoever asks for anything else is answered as ever.
 */
@ApplicationScoped
class PublicDoor {
    /** Before it is decided who may. */
    private static final int BEFORE_ACCESS = 500;

    private static final Map<String, String> OPEN = Map.of(
            "/api/v1/features", "/api/v1/public/features",
            "/api/v1/maintenance-windows", "/api/v1/public/maintenance-windows");

    /** What may be asked for there; by anything else, more would be told than states. */
    private static final Set<String> PARAMETERS = Set.of("status");

    private final PublicDashboard setting;

    PublicDoor(PublicDashboard setting) {
        this.setting = setting;
    }

    void register(@Observes Filters filters) {
        filters.register(this::enter, BEFORE_ACCESS);
    }

    private void enter(RoutingContext context) {
        door(context).ifPresentOrElse(context::reroute, context::next);
    }

    private Optional<String> door(RoutingContext context) {
        boolean plain = HttpMethod.GET.equals(context.request().method())
                && PARAMETERS.containsAll(context.queryParams().names())
                && Callers.nameless(context.request());
        return Optional.ofNullable(OPEN.get(context.normalizedPath())).filter(path -> plain && setting.open());
    }
}
