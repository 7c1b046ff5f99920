package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.platform.Coded;

/** Whose fault it is (domain.md §1); pages say "Ours" and "Not ours". */
public enum IncidentKind implements Coded {
    NON_CONTROL,
    CONTROL
}
