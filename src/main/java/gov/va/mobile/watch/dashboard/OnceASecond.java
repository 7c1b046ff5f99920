package gov.va.mobile.watch.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A value that is made anew at most once a second, when somebody asks. Where it is asked for so often that the last one is hardly out of date, it is made beside
 * the readers, who go on getting that one, so that a steady stream of them never waits; else all who ask meanwhile wait for the one that is being made. A failure
 * is shared in the same way, so that a database in trouble is not asked by everyone again.
 */
final class OnceASecond<T> {
    private static final Duration FRESH_FOR = Duration.ofSeconds(1);
    private static final Duration GOOD_ENOUGH_FOR = FRESH_FOR.plusMillis(250);

    private final Supplier<T> make;
    private final Clock clock;
    private final Executor beside;
    private final AtomicReference<Making<T>> newest =
            new AtomicReference<>(new Making<>(Instant.MIN, failed(), Optional.empty()));

    /**
     * Of what that makes.
     *
     * @param beside where it is made while readers get the one before
     */
    OnceASecond(Supplier<T> make, Clock clock, Executor beside) {
        this.make = make;
        this.clock = clock;
        this.beside = beside;
    }

    /** Made one after another; the one before is known while it may stand in. */
    private record Making<T>(Instant begun, CompletableFuture<T> value, Optional<Making<T>> before) {
        /** Also while the clock stands before its beginning: it was set back, then. */
        boolean serves(Instant now) {
            return !value.isDone() || isYoungerThan(FRESH_FOR, now);
        }

        boolean standsIn(Instant now) {
            return value.isDone() && !value.isCompletedExceptionally() && isYoungerThan(GOOD_ENOUGH_FOR, now);
        }

        Making<T> readableAt(Instant now) {
            return value.isDone()
                    ? this
                    : before.filter(old -> old.standsIn(now)).orElse(this);
        }

        Making<T> alone() {
            return new Making<>(begun, value, Optional.empty());
        }

        private boolean isYoungerThan(Duration age, Instant now) {
            return !now.isBefore(begun) && now.isBefore(begun.plus(age));
        }
    }

    /** The value, at most a second old, under a steady stream of readers a second and a quarter (older only while making it takes longer). */
    T get() {
        Instant now = clock.instant();
        Making<T> current = newest.get();
        if (current.serves(now)) {
            return value(current.readableAt(now));
        }
        boolean goodEnough = current.standsIn(now);
        var mine = new Making<>(
                now, new CompletableFuture<T>(), goodEnough ? Optional.of(current.alone()) : Optional.empty());
        if (!newest.compareAndSet(current, mine)) {
            return value(newest.get().readableAt(now));
        }
        if (goodEnough) {
            beside.execute(() -> make(mine));
        } else {
            make(mine);
        }
        return value(mine.readableAt(now));
    }

    private void make(Making<T> making) {
        try {
            making.value().complete(make.get());
        } catch (RuntimeException | Error failure) {
            making.value().completeExceptionally(failure);
        }
    }

    private static <T> T value(Making<T> making) {
        try {
            return making.value().join();
        } catch (CompletionException failure) {
            switch (failure.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw failure;
            }
        }
    }

    private static <T> CompletableFuture<T> failed() {
        return CompletableFuture.failedFuture(new IllegalStateException("nothing was made yet"));
    }
}
