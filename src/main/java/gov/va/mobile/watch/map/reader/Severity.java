package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.platform.Coded;

/** Whether a problem keeps the map from being used. */
public enum Severity implements Coded {
    ERROR,
    WARNING
}
