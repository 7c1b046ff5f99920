package gov.va.mobile.watch.platform;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What time alone decides (behaviour.md §2). */
@QuarkusTest
class DueTickTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    @Inject
    DataSource database;

    @Test
    void doesWhatIsDueAndNothingElse() {
        var due = new Counted("due", "clock.now = timestamptz '2026-11-24 08:00:00Z'");
        var early = new Counted("early", "clock.now > timestamptz '2026-11-24 08:00:00Z'");
        var left = new Counted("left", "true");
        DueTick tick = tick(List.of(early, due, left), Set.of("left"));
        tick.tick();
        await().untilAsserted(() -> assertThat(due.times).hasValue(1));
        tick.tick();
        await().untilAsserted(() -> assertThat(due.times).hasValue(2));
        assertThat(early.times).hasValue(0);
        assertThat(left.times).hasValue(0);
    }

    @Test
    void whatIsSlowIsNotEnteredTwiceAndHoldsUpNothing() throws InterruptedException {
        var goOn = new CountDownLatch(1);
        var slow = new Counted("slow", "true") {
            @Override
            public void work() {
                super.work();
                try {
                    goOn.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        var quick = new Counted("quick", "true");
        DueTick tick = tick(List.of(slow, quick), Set.of("none"));
        for (int i = 1; i <= 3; i++) {
            tick.tick();
            int so = i;
            await().untilAsserted(() -> assertThat(quick.times).hasValueGreaterThanOrEqualTo(so));
            await().until(() -> slow.times.get() == 1);
        }
        assertThat(slow.times).hasValue(1);
        goOn.countDown();
        tick.stop(new ShutdownEvent());
        tick.tick();
        assertThat(slow.times).as("nothing begins after the stop").hasValue(1);
    }

    @Test
    void whatFailsIsTriedAgainAndHoldsUpNothing() {
        var failing = new Counted("failing", "true") {
            @Override
            public void work() {
                super.work();
                throw new DatabaseException("the database went away", new java.sql.SQLException("gone"));
            }
        };
        var other = new Counted("other", "true");
        DueTick tick = tick(List.of(failing, other), Set.of("none"));
        await().atMost(10, SECONDS).untilAsserted(() -> {
            tick.tick();
            assertThat(failing.times).hasValueGreaterThanOrEqualTo(2);
            assertThat(other.times).hasValueGreaterThanOrEqualTo(2);
        });
    }

    private DueTick tick(List<DueWork> works, Set<String> leaveOut) {
        return new DueTick(
                database,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new Upkeep(new SimpleMeterRegistry()),
                new Traces(OpenTelemetry.noop()),
                works,
                leaveOut);
    }

    private static class Counted implements DueWork {
        final AtomicInteger times = new AtomicInteger();
        private final String name;
        private final String condition;

        Counted(String name, String condition) {
            this.name = name;
            this.condition = condition;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String condition() {
            return condition;
        }

        @Override
        public void work() {
            times.incrementAndGet();
        }
    }
}
