package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.Upkeep;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Rolls results up, 5 minutes at a time, each in a transaction of its own. Every replica tries; the one that gets the row of progress does the step, and the
 * next step may be another's. A step makes its roll-ups whole from the raw results, so that one that was broken off is simply done again, and 5 minutes that got
 * results late are made anew.
 */
@ApplicationScoped
class Rollups {
    /** So long after their end 5 minutes are rolled up; what comes later is marked as late ({@link LateResults}). */
    static final Duration SETTLED = Duration.ofMinutes(2);

    private static final Logger LOG = Logger.getLogger(Rollups.class);

    private final RollupStore store;
    private final PollConfig config;
    private final Clock clock;
    private final Timer steps;
    private final Upkeep upkeep;
    private final AtomicReference<Optional<Instant>> doneUntil = new AtomicReference<>(Optional.empty());

    Rollups(RollupStore store, PollConfig config, Clock clock, MeterRegistry registry, Upkeep upkeep) {
        this.upkeep = upkeep;
        this.store = store;
        this.config = config;
        this.clock = clock;
        this.steps = Timer.builder("watch.rollup.steps")
                .description("How long it took to roll up 5 minutes of results")
                .register(registry);
        Gauge.builder("watch.rollup.lag.seconds", this::lagSeconds)
                .description("Age of the newest results that are rolled up; at most about 8 minutes when all is well")
                .register(registry);
    }

    @Scheduled(every = "${watch.poll.roll-up:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        try {
            upkeep.run("rollUps", this::catchUp);
        } catch (DatabaseException failed) {
            LOG.warnf("Results could not be rolled up: %s", failed.getMessage());
        }
    }

    /** Rolls up all that is settled; leaves off when another replica is at it. */
    int catchUp() {
        int done = 0;
        while (steps.record(this::step)) {
            done++;
        }
        doneUntil.set(store.progress());
        return done;
    }

    private boolean step() {
        return QuarkusTransaction.requiringNew()
                .call(() -> store.take().map(this::next).orElse(false));
    }

    private boolean next(Instant done) {
        Instant now = clock.instant();
        Instant oldest = Slots.start(now.minus(config.keepResults()), RollupStore.FINE);
        Optional<Instant> late = store.takeLate(done);
        if (late.isPresent()) {
            // Of what is older, raw results may be gone in part: what was made of all of them stands.
            late.filter(start -> start.isAfter(oldest)).ifPresent(store::roll);
            return true;
        }
        Instant start = done.isBefore(oldest) ? oldest : done;
        Instant end = start.plus(RollupStore.FINE);
        if (end.plus(SETTLED).isAfter(now)) {
            return false;
        }
        store.roll(start);
        store.doneUntil(end);
        return true;
    }

    private double lagSeconds() {
        return doneUntil
                .get()
                .map(done -> Duration.between(done, clock.instant()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }
}
