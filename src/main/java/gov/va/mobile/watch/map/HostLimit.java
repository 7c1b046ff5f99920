package gov.va.mobile.watch.map;

/** How often a host may be asked by all its checks together. */
public record HostLimit(int ratePerMinute) {}
