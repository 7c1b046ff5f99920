package gov.va.mobile.watch.health;

import java.time.Instant;
import java.util.List;

/** All that one batch of results moved, fired inside its transaction (house.md, "forward by events"). */
public record HealthChanged(Instant at, List<HealthChange> changes) {}
