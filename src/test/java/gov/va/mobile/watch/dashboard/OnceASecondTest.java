package gov.va.mobile.watch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OnceASecondTest {
    private final Hand clock = new Hand();
    private final AtomicInteger made = new AtomicInteger();
    private final List<Runnable> beside = new ArrayList<>();

    /** A clock that stands until it is moved. */
    private static final class Hand extends Clock {
        private volatile Instant now = Instant.parse("2026-11-02T15:00:00Z");

        void move(long milliseconds) {
            now = now.plusMillis(milliseconds);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void isMadeWhenAskedForAndThenNotForASecond() {
        var value = new OnceASecond<>(made::incrementAndGet, clock, beside::add);
        assertThat(made).hasValue(0);
        assertThat(value.get()).isEqualTo(1);
        clock.move(999);
        assertThat(value.get()).isEqualTo(1);
        clock.move(251);
        assertThat(value.get()).isEqualTo(2);
        clock.move(60_000);
        assertThat(value.get()).isEqualTo(3);
        clock.move(-60_000);
        assertThat(value.get())
                .as("a clock that was set back does not freeze it")
                .isEqualTo(4);
        assertThat(beside).isEmpty();
    }

    @Test
    void aSteadyStreamOfReadersGetsTheLastOneUntilTheNextIsMadeBesideThem() {
        var value = new OnceASecond<>(made::incrementAndGet, clock, beside::add);
        assertThat(value.get()).isEqualTo(1);
        clock.move(1_000);
        assertThat(value.get()).isEqualTo(1);
        assertThat(value.get()).isEqualTo(1);
        assertThat(beside).as("made once, however many ask").hasSize(1);
        beside.removeFirst().run();
        assertThat(value.get()).isEqualTo(2);
        clock.move(1_249);
        assertThat(value.get()).isEqualTo(2);
        beside.removeFirst().run();
        assertThat(value.get()).isEqualTo(3);
    }

    @Test
    void aFailureBesideTheReadersIsToldLikeAnyOther() {
        var value = new OnceASecond<>(
                () -> {
                    if (made.incrementAndGet() == 2) {
                        throw new IllegalArgumentException("no database");
                    }
                    return made.get();
                },
                clock,
                beside::add);
        assertThat(value.get()).isEqualTo(1);
        clock.move(1_100);
        assertThat(value.get()).isEqualTo(1);
        beside.removeFirst().run();
        assertThatThrownBy(value::get).hasMessage("no database");
        clock.move(1_000);
        assertThat(value.get()).as("no failure stands in").isEqualTo(3);
    }

    @Test
    void allWhoAskMeanwhileShareOneMaking() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var value = new OnceASecond<>(
                () -> {
                    begun.countDown();
                    await(go);
                    return made.incrementAndGet();
                },
                clock,
                Thread::startVirtualThread);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            answers.add(threads.submit(value::get));
            await(begun);
            clock.move(5_000);
            for (int i = 0; i < 50; i++) {
                answers.add(threads.submit(value::get));
            }
            go.countDown();
            // Whoever came while it was being made got that one; who came later may have asked anew, once.
            for (Future<Integer> answer : answers) {
                assertThat(answer.get(10, TimeUnit.SECONDS)).isBetween(1, 2);
            }
            assertThat(made.get()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void aFailureIsSharedForASecondTooAndThenTriedAgain() {
        var value = new OnceASecond<Integer>(
                () -> {
                    if (made.incrementAndGet() == 1) {
                        throw new IllegalArgumentException("no database");
                    }
                    return made.get();
                },
                clock,
                beside::add);
        assertThatThrownBy(value::get)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no database");
        assertThatThrownBy(value::get).hasMessage("no database");
        assertThat(made).hasValue(1);
        clock.move(1_000);
        assertThat(value.get()).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
