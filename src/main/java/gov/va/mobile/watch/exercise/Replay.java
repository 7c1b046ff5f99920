package gov.va.mobile.watch.exercise;

import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.incident.Incidents;
import gov.va.mobile.watch.platform.DueTick;
import gov.va.mobile.watch.platform.ReplayClock;
import gov.va.mobile.watch.poll.Playback;
import gov.va.mobile.watch.poll.Playback.Recorded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lets recorded results come in again, with the clock that they came in by, and everything that follows from them follow: the service judges them itself, so that a replay says what it
 * would have done and not what a model of it would have. While all is well time goes in long strides; as soon as anything fails, step by step.
 */
@ApplicationScoped
class Replay {
    private static final Duration STRIDE = Duration.ofSeconds(30);
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Duration REVIEW_EVERY = Duration.ofMinutes(5);
    /** Work can bring about more work that is due at once, but not for ever. */
    private static final int ROUNDS = 20;

    private final Playback playback;
    private final DueTick due;
    private final Incidents incidents;
    private final ReplayClock clock;

    Replay(Playback playback, DueTick due, Incidents incidents, ReplayClock clock) {
        this.playback = playback;
        this.due = due;
        this.incidents = incidents;
        this.clock = clock;
    }

    /**
     * What was replayed.
     *
     * @param first the time of the first result; absent when there was none
     * @param leftOut results of checks that the map has not, by check
     */
    record Played(long results, Optional<Instant> first, Instant end, Map<String, Long> leftOut) {}

    /** Replays all of them, and then the time that is left until the end. */
    @ActivateRequestContext
    Played play(Iterator<Recorded> results, Optional<Instant> end) {
        var stream = new Stream(results);
        Optional<Instant> first = stream.peek().map(Recorded::at);
        first.ifPresent(clock::goTo);
        Instant reviewed = clock.instant();
        boolean calm = true;
        for (Optional<Recorded> next = stream.peek(); next.isPresent(); next = stream.peek()) {
            Instant step = clock.instant().plus(calm ? STRIDE : STEP);
            List<Recorded> batch = stream.until(
                    calm && next.get().at().isAfter(step) ? next.get().at().plusMillis(1) : step, calm);
            clock.goTo(batch.isEmpty() ? step : calm ? seen(batch.getLast()) : step);
            if (!batch.isEmpty()) {
                playback.judge(batch);
            }
            if (!clock.instant().isBefore(reviewed.plus(REVIEW_EVERY))) {
                playback.review();
                reviewed = clock.instant();
            }
            doWhatIsDue();
            calm = !playback.troubled() && incidents.open().isEmpty();
        }
        Instant last = end.filter(until -> until.isAfter(clock.instant())).orElse(clock.instant());
        while (!calm && clock.instant().isBefore(last)) {
            clock.goTo(earlier(clock.instant().plus(STEP), last));
            doWhatIsDue();
            calm = incidents.open().isEmpty();
        }
        clock.goTo(last);
        doWhatIsDue();
        return new Played(stream.taken, first, last, stream.leftOut);
    }

    private void doWhatIsDue() {
        for (int round = 0; round < ROUNDS && due.doAllNow() > 0; round++) {
            // what was done may have made something else due
        }
    }

    private static Instant seen(Recorded one) {
        return one.at().plus(one.result().latency());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The results that the map can judge, in batches. */
    private final class Stream {
        private final Iterator<Recorded> results;
        private final Map<String, Long> leftOut = new TreeMap<>();
        private Optional<Recorded> next = Optional.empty();
        private long taken;

        Stream(Iterator<Recorded> results) {
            this.results = results;
        }

        Optional<Recorded> peek() {
            while (next.isEmpty() && results.hasNext()) {
                Recorded one = results.next();
                if (playback.knows(one.upstreamId(), one.checkId())) {
                    next = Optional.of(one);
                } else {
                    leftOut.merge(one.upstreamId() + "/" + one.checkId(), 1L, Long::sum);
                }
            }
            return next;
        }

        /** Those before then; up to and with the first that is no pass, if so wanted. */
        List<Recorded> until(Instant end, boolean toFirstTrouble) {
            var batch = new ArrayList<Recorded>();
            for (Optional<Recorded> one = peek();
                    one.filter(it -> it.at().isBefore(end)).isPresent();
                    one = peek()) {
                batch.add(one.get());
                next = Optional.empty();
                taken++;
                if (toFirstTrouble && one.get().result().resultClass() != ResultClass.PASS) {
                    break;
                }
            }
            return batch;
        }
    }
}
