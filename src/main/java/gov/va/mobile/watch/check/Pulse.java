package gov.va.mobile.watch.check;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.netty.MainEventLoopGroup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * For how long our own process could not look: each event loop is to beat four times a second, and how late a beat comes was kept from it by whatever there is (no processor, more
 * work than it can do, a stopped process, the collection of garbage). An answer that came meanwhile was not seen, so no upstream is blamed for that time: overload must not look like
 * an outage (behaviour.md §2).
 */
@Singleton
final class Pulse implements AutoCloseable {
    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(250);
    /** What timers of a healthy loop are late. */
    private static final long USUAL = TimeUnit.MILLISECONDS.toNanos(10);

    private final List<Beat> beats = new ArrayList<>();

    Pulse(@MainEventLoopGroup EventLoopGroup group, MeterRegistry metrics) {
        for (EventExecutor one : group) {
            if (one instanceof EventLoop loop) {
                beats.add(new Beat(loop));
            }
        }
        LongSupplier heldUp = heldUp();
        FunctionCounter.builder("watch.held.up", heldUp, nanos -> nanos.getAsLong() / 1e9)
                .baseUnit("seconds")
                .description(
                        "For how long this process could not look, for want of processor or because it was stopped")
                .register(metrics);
    }

    private static final class Beat implements Runnable {
        private final Future<?> timer;
        private volatile State state = new State(System.nanoTime() + EVERY, 0);

        private record State(long due, long heldUp) {
            long heldUpBy(long now) {
                long late = now - due;
                return late > USUAL ? heldUp + late : heldUp;
            }
        }

        Beat(EventLoop loop) {
            timer = loop.scheduleWithFixedDelay(this, EVERY, EVERY, TimeUnit.NANOSECONDS);
        }

        @Override
        public void run() {
            long now = System.nanoTime();
            state = new State(now + EVERY, state.heldUpBy(now));
        }

        long heldUp(long now) {
            return state.heldUpBy(now);
        }

        void stop() {
            timer.cancel(false);
        }
    }

    /** A deadline that is put off by what this process is held up until then, by as much again as the timeout at most. */
    Deadline deadline(Duration timeout) {
        return new Deadline(timeout, heldUp());
    }

    /** For how many nanoseconds, from now on, the loop that is worst off was held up. */
    private LongSupplier heldUp() {
        long begun = System.nanoTime();
        long[] before = new long[beats.size()];
        Arrays.setAll(before, n -> beats.get(n).heldUp(begun));
        return () -> {
            long now = System.nanoTime();
            long most = 0;
            for (int n = 0; n < before.length; n++) {
                most = Math.max(most, beats.get(n).heldUp(now) - before[n]);
            }
            return most;
        };
    }

    @PreDestroy
    @Override
    public void close() {
        beats.forEach(Beat::stop);
    }
}
