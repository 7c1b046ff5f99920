package gov.va.mobile.watch.access;

import gov.va.mobile.watch.platform.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/** Who may push results of a check: the bearer of a token that is bound to it, and admins (api.md, "Machines"). */
@ApplicationScoped
public class Pushers {
    /** For {@code @RolesAllowed}, beside {@link Role#ADMIN_ROLE}: what every token has that is bound to a check. It is no step of the ladder of roles. */
    public static final String ROLE = "push";

    private final SecurityIdentity identity;

    Pushers(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * Refuses everybody else.
     *
     * @param check {@code upstream/check}
     * @throws ProblemException 403
     */
    public void require(String check) {
        if (!identity.hasRole(Role.ADMIN_ROLE) && !check.equals(identity.getAttribute(Identities.CHECK))) {
            throw ProblemException.forbidden(
                    "found a token that is not bound to " + check + ", expected one that is, or the role admin");
        }
    }
}
