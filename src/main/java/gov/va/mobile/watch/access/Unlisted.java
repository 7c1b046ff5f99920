package gov.va.mobile.watch.access;

import gov.va.mobile.watch.platform.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The policy of every path that the settings do not list: closed, whatever may answer there. Nobody learns what there is (401); who is signed in is told that
 * there is nothing (404).
 */
@ApplicationScoped
class Unlisted implements HttpSecurityPolicy {
    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        return identity.map(caller -> {
            if (caller.isAnonymous()) {
                return CheckResult.DENY;
            }
            throw ProblemException.of(404, "Not Found", "there is nothing at this path");
        });
    }

    @Override
    public String name() {
        return "unlisted";
    }
}
