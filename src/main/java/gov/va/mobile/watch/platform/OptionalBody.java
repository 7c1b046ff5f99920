package gov.va.mobile.watch.platform;

/** A body of which every field is optional: a call without any is one with an empty object. */
public interface OptionalBody {}
