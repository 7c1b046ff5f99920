package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.notification.Mrkdwn;
import gov.va.mobile.watch.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does work beside the request, because Slack wants an answer within 3 s and shows an error where it comes later; what takes longer is told afterwards. */
@ApplicationScoped
class Promptly {
    private static final Duration PATIENCE = Duration.ofMillis(2200);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** What came of the work, if it came in time; else {@code late} hears of it. */
    Optional<Outcome> run(Supplier<Outcome> work, Consumer<Outcome> late) {
        CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(() -> outcome(work), threads);
        try {
            return Optional.of(running.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            var _ = running.thenAccept(late);
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible.getCause());
        }
    }

    private static Outcome outcome(Supplier<Outcome> work) {
        try {
            return work.get();
        } catch (RuntimeException failed) {
            return new Outcome.Said(Mrkdwn.escape(Refusal.of(failed).problem().detail()));
        }
    }
}
