package gov.va.mobile.watch.check;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Look-ups, when there are more of them than there are threads and places to wait. */
class NamesTest {
    private static final int THREADS_AND_PLACES = 32 + 4096;

    @Test
    void aNameThatFoundNoPlaceIsLookedUpLater() {
        var answering = new CountDownLatch(1);
        try (var names = new Names(host -> {
            await(answering);
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        })) {
            for (int n = 0; n < THREADS_AND_PLACES; n++) {
                String name = "name" + n + ".test";
                assertThatThrownBy(() -> names.resolve(name, deadline(Duration.ZERO)))
                        .isInstanceOf(ProbeException.class);
            }
            assertThatThrownBy(() -> names.resolve("one-more.test", deadline(Duration.ofSeconds(10))))
                    .isInstanceOf(ProbeException.class)
                    .hasMessage("too many name look-ups were waiting on our side");
            answering.countDown();
            Awaitility.await()
                    .ignoreExceptions()
                    .until(() -> !names.resolve("one-more.test", deadline(Duration.ofSeconds(10)))
                            .isEmpty());
        }
    }

    @Test
    void aNameThatWeWereTooBusyToHearOfSaysNothing() {
        var answering = new CountDownLatch(1);
        var timeout = Duration.ofMillis(50);
        try (var names = new Names(host -> {
            await(answering);
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        })) {
            assertThatThrownBy(() -> names.resolve("slow.test", deadline(timeout)))
                    .hasMessage("expected an answer within 50 ms, found none (name slow.test not resolved)");
            assertThatThrownBy(() -> names.resolve("slow.test", new Deadline(timeout, timeout::toNanos)))
                    .hasMessageEndingWith("(name slow.test not resolved), but our own machine held us up for 50 ms");
            answering.countDown();
        }
    }

    private static Deadline deadline(Duration timeout) {
        return new Deadline(timeout, () -> 0);
    }

    private static void await(CountDownLatch answering) {
        try {
            answering.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
