package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.check.Checker;
import gov.va.mobile.watch.health.SightPolicy;
import gov.va.mobile.watch.map.Sentinel;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Asks all sentinels at once. */
@ApplicationScoped
class Sentinels {
    private static final Logger LOG = Logger.getLogger(Sentinels.class);

    private final Checker checker;
    private final MeterRegistry metrics;

    Sentinels(Checker checker, MeterRegistry metrics) {
        this.checker = checker;
        this.metrics = metrics;
    }

    /** How many failed, as far as that decides: it does not wait for the slow ones once enough have answered. */
    int failed(List<Sentinel> sentinels) {
        var round = new Round(sentinels.size());
        sentinels.forEach(sentinel ->
                Thread.ofVirtual().name("sentinel " + sentinel.id()).start(() -> round.take(answers(sentinel))));
        return round.failed.join();
    }

    private boolean answers(Sentinel sentinel) {
        try {
            if (!checker.answering(List.of(sentinel)).isEmpty()) {
                return true;
            }
        } catch (RuntimeException ours) {
            LOG.errorf(ours, "sentinel %s could not be asked", sentinel.id());
        }
        metrics.counter("watch.sentinel.failures", "sentinel", sentinel.id()).increment();
        return false;
    }

    private static final class Round {
        private final int all;
        private final AtomicInteger answers = new AtomicInteger();
        private final AtomicInteger failures = new AtomicInteger();
        private final CompletableFuture<Integer> failed = new CompletableFuture<>();

        Round(int all) {
            this.all = all;
            if (all == 0) {
                failed.complete(0);
            }
        }

        void take(boolean answered) {
            int yes = answered ? answers.incrementAndGet() : answers.get();
            int no = answered ? failures.get() : failures.incrementAndGet();
            boolean sees = SightPolicy.answered(all, all - yes);
            boolean blind = !SightPolicy.answered(all, no);
            if (sees || blind || yes + no == all) {
                failed.complete(no);
            }
        }
    }
}
