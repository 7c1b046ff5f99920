package gov.va.mobile.watch.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A value that is made anew at most once a second, when somebody asks; all who ask meanwhile wait for that one. A failure is shared in the same way, so that
 * a database in trouble is not asked by everyone again.
 */
final class OnceASecond<T> {
    private static final Duration FRESH_FOR = Duration.ofSeconds(1);

    private final Supplier<T> make;
    private final Clock clock;
    private final AtomicReference<Making<T>> newest = new AtomicReference<>(new Making<>(Instant.MIN, failed()));

    OnceASecond(Supplier<T> make, Clock clock) {
        this.make = make;
        this.clock = clock;
    }

    private record Making<T>(Instant begun, CompletableFuture<T> value) {
        /** Also while the clock stands before its beginning: it was set back, then. */
        boolean serves(Instant now) {
            return !value.isDone() || (!now.isBefore(begun) && now.isBefore(begun.plus(FRESH_FOR)));
        }
    }

    /** The value, at most a second old (older only while making it takes longer). */
    T get() {
        Instant now = clock.instant();
        Making<T> current = newest.get();
        if (current.serves(now)) {
            return value(current);
        }
        var mine = new Making<>(now, new CompletableFuture<T>());
        if (!newest.compareAndSet(current, mine)) {
            return value(newest.get());
        }
        try {
            mine.value().complete(make.get());
        } catch (RuntimeException | Error failure) {
            mine.value().completeExceptionally(failure);
        }
        return value(mine);
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
