package gov.va.mobile.watch.poll;

import java.time.Duration;
import java.util.OptionalDouble;

/** How much of a stretch of time is known, and for how much of that an upstream was down. */
public record Spell(Duration known, Duration down) {
    /** No time at all. */
    public static final Spell NONE = new Spell(Duration.ZERO, Duration.ZERO);

    /** Both together. */
    public Spell plus(Spell more) {
        return new Spell(known.plus(more.known), down.plus(more.down));
    }

    /** This without a part of it. */
    public Spell minus(Spell part) {
        return new Spell(known.minus(part.known), down.minus(part.down));
    }

    /** Uptime: the share of the known time in which it was not down, 0 to 1; empty when nothing is known. */
    public OptionalDouble uptime() {
        return known.isZero()
                ? OptionalDouble.empty()
                : OptionalDouble.of(1 - (double) down.toNanos() / known.toNanos());
    }
}
