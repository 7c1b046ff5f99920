package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.check.ResultClass;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What polling tells about itself. */
@ApplicationScoped
class PollMetrics {
    private static final Duration[] LATENESS_BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1)
    };

    private final MeterRegistry registry;
    private final Map<ResultClass, Counter> results = new EnumMap<>(ResultClass.class);
    private final Timer lateness;
    private final Timer recording;
    private final DistributionSummary batches;
    private final Counter skipped;
    private final Counter dropped;
    private final Counter lost;

    PollMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (ResultClass resultClass : ResultClass.values()) {
            results.put(
                    resultClass,
                    Counter.builder("watch.check.results")
                            .description("Results of checks, by class")
                            .tag("class", resultClass.code())
                            .register(registry));
        }
        lateness = Timer.builder("watch.check.lateness")
                .description("How long after its instant a check started, for our own reasons")
                .serviceLevelObjectives(LATENESS_BUCKETS)
                .register(registry);
        recording = Timer.builder("watch.batch.recording")
                .description("How long a batch of results took to record and judge")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        batches = DistributionSummary.builder("watch.batch.size")
                .description("Results in a batch")
                .register(registry);
        skipped = Counter.builder("watch.check.skipped")
                .description("Runs left out because the one before was still out")
                .register(registry);
        dropped = Counter.builder("watch.check.dropped")
                .description("Results that were overtaken, doubled or of another map")
                .register(registry);
        lost = Counter.builder("watch.check.lost")
                .description("Results that could not be kept: gaps")
                .register(registry);
    }

    void inFlight(Supplier<Number> value) {
        Gauge.builder("watch.check.in.flight", value)
                .description("Checks that are being run now")
                .register(registry);
    }

    void waiting(Supplier<Number> value) {
        Gauge.builder("watch.batch.waiting", value)
                .description("Results that wait to be recorded")
                .register(registry);
    }

    void result(ResultClass resultClass) {
        Counter counter = results.get(resultClass);
        if (counter != null) {
            counter.increment();
        }
    }

    void lateness(long nanos) {
        lateness.record(nanos, TimeUnit.NANOSECONDS);
    }

    void recorded(int size, int news, Duration took) {
        batches.record(size);
        recording.record(took);
        dropped.increment((double) size - news);
    }

    void skipped() {
        skipped.increment();
    }

    void lost(int count) {
        lost.increment(count);
    }
}
