package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.dashboard.WindowTimes.Span;
import gov.va.mobile.watch.poll.Past;
import gov.va.mobile.watch.poll.Spell;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where the time of a range went, the time inside maintenance windows apart; pure.
 *
 * @param outsideWindows while no window was on
 * @param insideWindows while one was on, of it or of what it depends on
 * @param insidePlanned the part of that in which one was on that was planned, and not the answer to an outage
 */
@Schema(name = "Times")
record Times(Part outsideWindows, Part insideWindows, Part insidePlanned) {

    /** Of some time: how much is known, how much is a gap, and for how much of the known it was down. */
    @Schema(name = "TimePart")
    record Part(Duration known, Duration unknown, Duration down) {
        private static Part of(Spell spell, Duration all) {
            return new Part(spell.known(), all.minus(spell.known()), spell.down());
        }
    }

    /**
     * Of that range.
     *
     * @param windows when any was on, in order and apart from each other
     * @param planned when a planned one was
     */
    static Times of(Past past, Instant from, Instant to, List<Span> windows, List<Span> planned) {
        Inside inside = Inside.of(past, from, to, windows);
        Inside ofPlanned = Inside.of(past, from, to, planned);
        Spell outside = past.within(from, to).minus(inside.spell());
        return new Times(
                Part.of(outside, Duration.between(from, to).minus(inside.length())),
                Part.of(inside.spell(), inside.length()),
                Part.of(ofPlanned.spell(), ofPlanned.length()));
    }

    private record Inside(Spell spell, Duration length) {
        static Inside of(Past past, Instant from, Instant to, List<Span> spans) {
            Spell spell = Spell.NONE;
            Duration length = Duration.ZERO;
            for (Span span : spans) {
                Instant start = span.start().isAfter(from) ? span.start() : from;
                Instant end = span.end().isBefore(to) ? span.end() : to;
                if (start.isBefore(end)) {
                    spell = spell.plus(past.within(start, end));
                    length = length.plus(Duration.between(start, end));
                }
            }
            return new Inside(spell, length);
        }
    }
}
