package gov.va.mobile.watch.map;

import java.time.Duration;

/** Somebody outside who shows that our own way out works; none of them is watched. */
public record Sentinel(String id, Duration timeout, Target target) {}
