package gov.va.mobile.watch.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.support.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TurnTest {
    @Inject
    Turn turn;

    @Test
    void onlyOneHoldsItAtATime() throws Exception {
        var inside = new AtomicInteger();
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        Callable<Boolean> work = () -> turn.take(() -> {
            seen.add(inside.incrementAndGet());
            inside.decrementAndGet();
            return true;
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(Collections.nCopies(20, work))) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(seen).hasSize(20).containsOnly(1);
    }
}
