package gov.va.mobile.watch.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes that were refused with 401 or 403 are recorded, inside REST and outside (behaviour.md §7). Nobody can fill the database with them: beyond so many a
 * minute they are only logged.
 */
@ApplicationScoped
class DeniedTries {
    private static final Logger LOG = Logger.getLogger(DeniedTries.class);

    /** Of nobody, and of those who are known: one cannot use up the other's share. */
    private static final int A_MINUTE = 120;

    /** Above authentication, so that its refusals are seen. */
    private static final int FIRST = 1010;

    private static final int LONGEST_TARGET = 500;
    private static final String NOBODY = "nobody";

    private final AuditLog audit;
    private final Vertx vertx;
    private final Allowance ofNobody;
    private final Allowance ofKnown;

    DeniedTries(AuditLog audit, Vertx vertx, Clock clock) {
        this.audit = audit;
        this.vertx = vertx;
        this.ofNobody = new Allowance(A_MINUTE, clock);
        this.ofKnown = new Allowance(A_MINUTE, clock);
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, FIRST);
    }

    private void watch(RoutingContext context) {
        if (SameOrigin.isWrite(context.request())) {
            context.addEndHandler(ended -> {
                int status = context.response().getStatusCode();
                if (status == 401 || status == 403) {
                    denied(context);
                }
            });
        }
        context.next();
    }

    private void denied(RoutingContext context) {
        Optional<SecurityIdentity> caller = caller(context);
        String actor = caller.map(known -> known.getPrincipal().getName()).orElse(NOBODY);
        Optional<Role> role = caller.flatMap(Identities::role);
        String action = context.request().method().name();
        String path = context.normalizedPath().replace("\0", "");
        String target = path.length() > LONGEST_TARGET ? path.substring(0, LONGEST_TARGET) : path;
        if (!(caller.isPresent() ? ofKnown : ofNobody).take()) {
            LOG.warnf("denied %s %s to %s; not recorded, because there were too many", action, target, actor);
            return;
        }
        vertx.executeBlocking(
                        () -> {
                            audit.denied(actor, role, action, target);
                            return true;
                        },
                        false)
                .onFailure(failed ->
                        LOG.warnf(failed, "denied %s %s to %s; could not be recorded", action, target, actor));
    }

    private static Optional<SecurityIdentity> caller(RoutingContext context) {
        return context.user() instanceof @Nullable QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? Optional.of(user.getSecurityIdentity())
                : Optional.empty();
    }
}
