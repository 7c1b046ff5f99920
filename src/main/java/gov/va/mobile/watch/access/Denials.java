package gov.va.mobile.watch.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Records tries that were refused though HTTP was answered with success, as Slack wants it; up to so many a minute, like {@link DeniedTries}. */
@ApplicationScoped
public class Denials {
    private static final Logger LOG = Logger.getLogger(Denials.class);
    private static final int A_MINUTE = 120;

    private final AuditLog audit;
    private final Allowance allowance;

    Denials(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.allowance = new Allowance(A_MINUTE, clock);
    }

    /**
     * Somebody was refused.
     *
     * @param role absent for a stranger
     */
    public void record(String actor, Optional<Role> role, String action, String target) {
        if (allowance.take()) {
            audit.denied(actor, role, action, target);
        } else {
            LOG.warnf("denied %s of %s to %s; not recorded, because there were too many", action, target, actor);
        }
    }
}
