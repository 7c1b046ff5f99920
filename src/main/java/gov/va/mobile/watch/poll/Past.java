package gov.va.mobile.watch.poll;

import java.time.Instant;
import java.util.List;

/** What something was in a stretch of time, whole and in order; pure. */
public final class Past {
    /** Of what nothing was ever recorded. */
    public static final Past NOTHING = new Past(List.of());

    private final List<Stretch> stretches;
    private final Timeline timeline = new Timeline();

    private Past(List<Stretch> stretches) {
        this.stretches = List.copyOf(stretches);
        stretches.forEach(stretch -> timeline.add(stretch.start(), stretch.status()));
    }

    /** Of stretches that follow on each other. */
    public static Past of(List<Stretch> stretches) {
        return new Past(stretches);
    }

    /** All of it, in order. */
    public List<Stretch> stretches() {
        return stretches;
    }

    /** How much is known, and how much of that was down, between two times that it covers. */
    public Spell within(Instant from, Instant to) {
        return timeline.within(from, to);
    }
}
