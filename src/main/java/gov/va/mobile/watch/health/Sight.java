package gov.va.mobile.watch.health;

import java.time.Instant;

/** What something seen makes of a replica's trust in its own way out. */
public sealed interface Sight {
    /** What is known from now on. */
    SightState state();

    /** It sees, or does not, as before. */
    record Unchanged(SightState state) implements Sight {}

    /** From now on its results count for nothing. */
    record Blind(SightState state, String why) implements Sight {}

    /** Its results count again. */
    record SeesAgain(SightState state, Instant blindSince) implements Sight {}
}
