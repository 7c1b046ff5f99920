package gov.va.mobile.watch.access;

import gov.va.mobile.watch.platform.Refusal;
import gov.va.mobile.watch.platform.RouterProblems;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * So many requests a minute for each who is signed in, on each replica, writes and reads apart: a tool that has gone wild takes nobody else's share. Public paths are not counted;
 * they cost next to nothing.
 */
@ApplicationScoped
class RequestLimits {
    /** Below authentication (200), so that it is known who asks; before roles and bodies are looked at. */
    private static final int AFTER_AUTHENTICATION = 60;

    /** Far more than there are people and machines; who comes after them begins anew. */
    private static final int MOST_PRINCIPALS = 10_000;

    private final Map<Asker, Allowance> allowances = new ConcurrentHashMap<>();
    private final int writes;
    private final int reads;
    private final Clock clock;

    RequestLimits(LimitSettings settings, Clock clock) {
        this.writes = settings.writesPerMinute();
        this.reads = settings.readsPerMinute();
        this.clock = clock;
    }

    private record Asker(String name, boolean writes) {}

    void register(@Observes Filters filters) {
        filters.register(this::count, AFTER_AUTHENTICATION);
    }

    private void count(RoutingContext context) {
        boolean write = SameOrigin.isWrite(context.request());
        if (context.user() instanceof @Nullable QuarkusHttpUser user
                && !user.getSecurityIdentity().isAnonymous()
                && !allows(user.getSecurityIdentity().getPrincipal().getName(), write)) {
            RouterProblems.answer(
                    context,
                    Refusal.tooMany("found more than " + (write ? writes + " writes" : reads + " reads")
                            + " within a minute, expected fewer: come again a minute later"));
        } else {
            context.next();
        }
    }

    boolean allows(String name, boolean write) {
        if (allowances.size() >= MOST_PRINCIPALS) {
            allowances.clear();
        }
        return allowances
                .computeIfAbsent(new Asker(name, write), any -> new Allowance(write ? writes : reads, clock))
                .take();
    }
}
