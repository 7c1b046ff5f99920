package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.health.HealthStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * What one upstream was, and when; answers how long it was known and how long down in any stretch of time by two binary searches. Moves come in the order in which
 * they were recorded, and a move may lie before one that was recorded earlier: it then says better what came after it, gaps aside. {@link UpstreamStore#add} does
 * the same to what is stored. Not for several threads at once.
 */
final class Timeline {
    private static final int FIRST_ROOM = 16;

    private int size;
    private long[] at = new long[FIRST_ROOM];
    private HealthStatus[] status = new HealthStatus[FIRST_ROOM];
    private long[] known = new long[FIRST_ROOM];
    private long[] down = new long[FIRST_ROOM];

    /** The next move that was recorded. */
    void add(Instant time, HealthStatus is) {
        long micros = micros(time);
        int place;
        if (is == HealthStatus.UNKNOWN) {
            place = firstFrom(micros);
            size = place;
        } else {
            // Of two moves at one time the one recorded later counts.
            place = firstFrom(micros + 1);
            correct(place, is);
        }
        insert(place, micros, is);
        sum(place);
    }

    /** Gaps stay. Of what was never judged before, a gap ends with another unknown move: there it was what only now is known. */
    private void correct(int from, HealthStatus is) {
        boolean inGap = false;
        for (int i = from; i < size; i++) {
            inGap = !inGap && is(i, HealthStatus.UNKNOWN);
            if (!inGap) {
                status[i] = is;
            }
        }
    }

    /** From the first of these times to the second. */
    Spell within(Instant from, Instant to) {
        long start = micros(from);
        long end = micros(to);
        if (start >= end) {
            return Spell.NONE;
        }
        return new Spell(
                Duration.of(knownUntil(end) - knownUntil(start), ChronoUnit.MICROS),
                Duration.of(downUntil(end) - downUntil(start), ChronoUnit.MICROS));
    }

    /** Forgets what was before that time, but for the move that holds then. */
    void forget(Instant before) {
        int first = firstFrom(micros(before) + 1) - 1;
        if (first <= 0) {
            return;
        }
        size -= first;
        System.arraycopy(at, first, at, 0, size);
        System.arraycopy(status, first, status, 0, size);
        sum(0);
    }

    private void insert(int place, long micros, HealthStatus is) {
        if (size == at.length) {
            int room = size + size / 2;
            at = Arrays.copyOf(at, room);
            status = Arrays.copyOf(status, room);
            known = Arrays.copyOf(known, room);
            down = Arrays.copyOf(down, room);
        }
        System.arraycopy(at, place, at, place + 1, size - place);
        System.arraycopy(status, place, status, place + 1, size - place);
        at[place] = micros;
        status[place] = is;
        size++;
    }

    /** Sums up anew from that place on. */
    private void sum(int place) {
        for (int i = place; i < size; i++) {
            known[i] = i == 0 ? 0 : knownUntil(i - 1, at[i]);
            down[i] = i == 0 ? 0 : downUntil(i - 1, at[i]);
        }
    }

    private long knownUntil(long micros) {
        int last = firstFrom(micros) - 1;
        return last < 0 ? 0 : knownUntil(last, micros);
    }

    private long downUntil(long micros) {
        int last = firstFrom(micros) - 1;
        return last < 0 ? 0 : downUntil(last, micros);
    }

    private long knownUntil(int place, long micros) {
        return known[place] + (is(place, HealthStatus.UNKNOWN) ? 0 : micros - at[place]);
    }

    private long downUntil(int place, long micros) {
        return down[place] + (is(place, HealthStatus.DOWN) ? micros - at[place] : 0);
    }

    private boolean is(int place, HealthStatus wanted) {
        return status[place] == wanted;
    }

    /** The first place whose time is not before that. */
    private int firstFrom(long micros) {
        int found = Arrays.binarySearch(at, 0, size, micros);
        int place = found < 0 ? -found - 1 : found;
        while (place > 0 && at[place - 1] == micros) {
            place--;
        }
        return place;
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
