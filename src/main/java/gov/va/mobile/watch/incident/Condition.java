package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.platform.Coded;

/** The six conditions by name (domain.md §1). */
public enum Condition implements Coded {
    PLAYBOOK("a playbook was needed"),
    SIGNIFICANT_USERS("a significant portion of the users"),
    SIGNIFICANT_PERIOD("a significant period of time"),
    SECURITY("security of a system or of a Veteran's data"),
    OUT_OF_APP_COORDINATION("coordination outside the app"),
    OUT_OF_BAND_RELEASE("a release out of band");

    private final String words;

    Condition(String words) {
        this.words = words;
    }

    /** What it is called where people read. */
    public String words() {
        return words;
    }
}
