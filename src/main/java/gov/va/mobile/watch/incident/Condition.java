package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.platform.Coded;

/** The six conditions by name (domain.md §1). */
enum Condition implements Coded {
    PLAYBOOK,
    SIGNIFICANT_USERS,
    SIGNIFICANT_PERIOD,
    SECURITY,
    OUT_OF_APP_COORDINATION,
    OUT_OF_BAND_RELEASE
}
