package gov.va.mobile.watch.window;

/**
 * Maintenance that an upstream announces.
 *
 * @param reference how it names itself, so that it is known again when it moves
 * @param sequence counts its versions; of two the higher is the newer
 */
record MaintenanceNotice(String reference, int sequence, Span span, boolean cancelled) {}
