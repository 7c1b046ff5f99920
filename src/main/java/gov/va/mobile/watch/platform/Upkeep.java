package gov.va.mobile.watch.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What is done again and again, and what becomes of it (docs/operations.md, "Metrics"): {@code watch_upkeep_seconds{work}} how long it took, {@code watch_upkeep_failures_total{work}} how often it
 * failed, {@code watch_upkeep_age_seconds{work}} how long ago it went well.
 */
@ApplicationScoped
public class Upkeep {
    private final MeterRegistry registry;
    private final Map<String, Work> works = new ConcurrentHashMap<>();

    public Upkeep(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Work(Timer took, Counter failures, AtomicLong wentWell) {}

    /** Does it once. */
    public void run(String name, Runnable what) {
        run(name, () -> {
            what.run();
            return true;
        });
    }

    /** {@link #run(String, Runnable)} for work with an answer. */
    public <T> T run(String name, Supplier<T> what) {
        Work work = works.computeIfAbsent(name, this::register);
        long begun = System.nanoTime();
        boolean well = false;
        try {
            T answer = what.get();
            well = true;
            return answer;
        } finally {
            long now = System.nanoTime();
            work.took().record(now - begun, TimeUnit.NANOSECONDS);
            if (well) {
                work.wentWell().set(now);
            } else {
                work.failures().increment();
            }
        }
    }

    private Work register(String name) {
        var wentWell = new AtomicLong(System.nanoTime());
        TimeGauge.builder("watch.upkeep.age", () -> System.nanoTime() - wentWell.get(), TimeUnit.NANOSECONDS)
                .description("How long ago this work last went well here")
                .tag("work", name)
                .register(registry);
        return new Work(
                Timer.builder("watch.upkeep")
                        .description("How long this work took")
                        .tag("work", name)
                        .register(registry),
                Counter.builder("watch.upkeep.failures")
                        .description("How often this work failed")
                        .tag("work", name)
                        .register(registry),
                wentWell);
    }
}
