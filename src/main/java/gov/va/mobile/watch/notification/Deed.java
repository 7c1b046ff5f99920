package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.platform.Coded;

/** What a message lets people do on the spot: by a button in Slack, or by a link where there is no bot (behaviour.md §6). */
public enum Deed implements Coded {
    ACKNOWLEDGE("Acknowledge", Role.RESPONDER),
    REPORTED("Reported …", Role.RESPONDER),
    CONFIRM("Confirm …", Role.APPROVER),
    EDIT("Edit …", Role.APPROVER),
    REJECT("Reject …", Role.APPROVER),
    EXTEND("Extend …", Role.APPROVER),
    END("End now …", Role.APPROVER);

    private final String label;
    private final Role role;

    Deed(String label, Role role) {
        this.label = label;
        this.role = role;
    }

    /** What stands on the button; an ellipsis where more is asked. */
    public String label() {
        return label;
    }

    /** The role that it takes, for words; what it calls decides. */
    public Role role() {
        return role;
    }

    /** Whether it is about a maintenance window; else about an incident. */
    public boolean ofWindow() {
        return role == Role.APPROVER;
    }
}
