package gov.va.mobile.watch.map;

import java.time.Duration;

/** The times and numbers that people tune, for the whole map or one upstream (map.md, "policy"). */
public record Policy(
        Duration resolveAfter,
        Duration reopenWithin,
        Duration proposeWindowAfter,
        Duration significantPeriod,
        int significantUsers,
        Duration respectRejectionFor,
        Duration repeatEvery) {}
