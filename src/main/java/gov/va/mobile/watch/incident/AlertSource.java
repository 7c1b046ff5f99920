package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.platform.Coded;

/** Who sends alerts (api.md, "Machines"). */
enum AlertSource implements Coded {
    ALERTMANAGER,
    DATADOG
}
