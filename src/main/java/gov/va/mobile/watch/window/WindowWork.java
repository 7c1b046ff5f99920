package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.CurrentActor;
import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.platform.Bodies;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.platform.Versions;
import gov.va.mobile.watch.window.WindowDecisions.Call;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * What people decide about windows elsewhere than by REST, by the very rules of REST: roles, versions, input, what is legal, audit (api.md, "Maintenance windows"). As the
 * {@code CurrentActor}. All throw {@link ProblemException}: 400, 404, 409 or 412.
 */
@ApplicationScoped
@RolesAllowed(Role.APPROVER_ROLE)
public class WindowWork {
    private final WindowDecisions decisions;
    private final CurrentActor actor;
    private final Bodies bodies;

    WindowWork(WindowDecisions decisions, CurrentActor actor, Bodies bodies) {
        this.decisions = decisions;
        this.actor = actor;
        this.bodies = bodies;
    }

    /** {@code {scope, end?, userMessage?, autoEnd?, agreedWith?}}. */
    public WindowView confirm(String id, int version, Map<String, Object> body) {
        return decisions.confirm(call(id, version), bodies.read(body, WindowRequests.Confirm.class));
    }

    /** {@code {start?, end?, userMessage?, reason}}. */
    public WindowView edit(String id, int version, Map<String, Object> body) {
        return decisions.edit(call(id, version), bodies.read(body, WindowRequests.Edit.class));
    }

    /** {@code {reason}}. */
    public WindowView reject(String id, int version, Map<String, Object> body) {
        return decisions.reject(call(id, version), bodies.read(body, WindowRequests.Reason.class));
    }

    /** {@code {end}}. */
    public WindowView extend(String id, int version, Map<String, Object> body) {
        return decisions.extend(call(id, version), bodies.read(body, WindowRequests.Extend.class));
    }

    /** {@code {reason?}}. */
    public WindowView end(String id, int version, Map<String, Object> body) {
        return decisions.end(call(id, version), bodies.read(body, WindowRequests.Reason.class));
    }

    private Call call(String id, int version) {
        return new Call(id, Versions.etag(version), actor.actor());
    }
}
