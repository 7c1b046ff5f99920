package gov.va.mobile.watch.map.reader;

/** A value that was read, and where it stands. */
record Placed<T>(Place place, T value) {}
