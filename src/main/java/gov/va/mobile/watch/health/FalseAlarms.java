package gov.va.mobile.watch.health;

import java.time.Instant;
import java.util.List;

/** Which outages people found to be none; implemented by the incidents (house.md, "Forward by events, backward by calls"). */
public interface FalseAlarms {
    /** Those that people said so of at or after that time, in order. */
    List<FalseAlarm> since(Instant from);
}
