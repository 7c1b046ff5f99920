package gov.va.mobile.watch.access;

import gov.va.mobile.watch.platform.Coded;
import java.util.EnumSet;
import java.util.Set;

/** What an actor may do; each role includes those before it, {@code ADMIN} all (behaviour.md §7). */
public enum Role implements Coded {
    VIEWER,
    RESPONDER,
    APPROVER,
    ADMIN;

    /** For {@code @RolesAllowed}. */
    public static final String VIEWER_ROLE = "viewer";

    /** For {@code @RolesAllowed}. */
    public static final String RESPONDER_ROLE = "responder";

    /** For {@code @RolesAllowed}. */
    public static final String APPROVER_ROLE = "approver";

    /** For {@code @RolesAllowed}. */
    public static final String ADMIN_ROLE = "admin";

    /** This role and all that it includes. */
    public Set<Role> included() {
        return EnumSet.range(VIEWER, this);
    }
}
