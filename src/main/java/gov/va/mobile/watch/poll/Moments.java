package gov.va.mobile.watch.poll;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Starts what falls due within the same moment together, at its end, each on a virtual thread of its own: waking a sleeping thread costs more than the work it is woken for, so
 * one timer wakes for all of them, and what they wait for comes together too (bench/README.md).
 */
final class Moments {
    static final Duration LENGTH = Duration.ofMillis(100);

    private record Planned(String name, Runnable run) {}

    private final Map<Long, List<Planned>> planned = new HashMap<>();
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("watch-timers").factory());

    /**
     * Plans one.
     *
     * @param due by {@link System#nanoTime}
     */
    void start(long due, String name, Runnable run) {
        long moment = Math.ceilDiv(due, LENGTH.toNanos());
        synchronized (planned) {
            planned.computeIfAbsent(moment, this::wakeFor).add(new Planned(name, run));
        }
    }

    private List<Planned> wakeFor(long moment) {
        var _ = timers.schedule(
                () -> begin(moment), moment * LENGTH.toNanos() - System.nanoTime(), TimeUnit.NANOSECONDS);
        return new ArrayList<>();
    }

    private void begin(long moment) {
        List<Planned> now;
        synchronized (planned) {
            now = planned.remove(moment);
        }
        if (now != null) {
            now.forEach(one -> Thread.ofVirtual().name(one.name()).start(one.run()));
        }
    }

    void stop() {
        timers.shutdownNow();
    }
}
