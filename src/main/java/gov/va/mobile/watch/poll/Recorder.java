package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.platform.ConnectionTrouble;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Writes results in batches: at most 500 rows, at most 250 ms old. While the database is out of reach they wait here, up to a limit; the oldest then become
 * gaps. A batch that fails for any other reason is halved down to the culprit, which is kept as inconclusive (behaviour.md §2).
 */
@ApplicationScoped
class Recorder {
    static final int MOST_ROWS = 500;
    private static final int MOST_WAITING = 50_000;
    private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration FLUSH_WITHIN = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger(Recorder.class);

    /** Runs of one plan that came in together. */
    private record Item(PollPlan plan, Run run) {}

    private final LinkedBlockingDeque<Item> waiting = new LinkedBlockingDeque<>();
    private final BatchJudge judge;
    private final PollMetrics metrics;
    private final Thread writer =
            Thread.ofPlatform().daemon().name("watch-recorder").unstarted(this::write);
    private volatile boolean stopping;

    Recorder(BatchJudge judge, PollMetrics metrics) {
        this.judge = judge;
        this.metrics = metrics;
        metrics.waiting(waiting::size);
    }

    /** Takes results on; never blocks. */
    void add(PollPlan plan, List<Run> runs) {
        for (Run run : runs) {
            metrics.result(run.result().resultClass());
            waiting.addLast(new Item(plan, run));
        }
        if (full()) {
            LockSupport.unpark(writer);
        }
        while (waiting.size() > MOST_WAITING && waiting.pollFirst() != null) {
            metrics.lost(1);
        }
    }

    private boolean full() {
        return waiting.size() >= MOST_ROWS - 1;
    }

    void start(@Observes StartupEvent event) {
        writer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        LockSupport.unpark(writer);
        try {
            writer.join(FLUSH_WITHIN);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (!waiting.isEmpty()) {
            LOG.warnf("%d results could not be recorded before the stop: gaps", waiting.size());
        }
    }

    private void write() {
        try {
            while (!stopping || !waiting.isEmpty()) {
                List<Item> batch = batch();
                if (!batch.isEmpty()) {
                    record(batch);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Item> batch() throws InterruptedException {
        var batch = new ArrayList<Item>();
        Item first = waiting.pollFirst(MOST_NANOS, TimeUnit.NANOSECONDS);
        if (first == null) {
            return batch;
        }
        batch.add(first);
        long end = System.nanoTime() + MOST_NANOS;
        // Not a timed poll, which every result would end: the writer is woken by a full batch or by time alone.
        for (long left = MOST_NANOS; left > 0 && !full() && !stopping; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
        waiting.drainTo(batch, MOST_ROWS - 1);
        return batch;
    }

    private void record(List<Item> batch) throws InterruptedException {
        // A rollout aside there is one plan; each is recorded by itself, for its own revision.
        for (PollPlan plan : batch.stream().map(Item::plan).distinct().toList()) {
            record(
                    plan,
                    batch.stream()
                            .filter(item -> item.plan() == plan)
                            .map(Item::run)
                            .toList());
        }
    }

    private void record(PollPlan plan, List<Run> runs) throws InterruptedException {
        long start = System.nanoTime();
        try {
            int news = judge.record(plan, runs);
            metrics.recorded(runs.size(), news, Duration.ofNanos(System.nanoTime() - start));
        } catch (RuntimeException failed) {
            if (ConnectionTrouble.in(failed)) {
                keepForLater(plan, runs, failed);
            } else if (runs.size() > 1) {
                record(plan, runs.subList(0, runs.size() / 2));
                record(plan, runs.subList(runs.size() / 2, runs.size()));
            } else {
                keepAsInconclusive(plan, runs.getFirst(), failed);
            }
        }
    }

    private void keepForLater(PollPlan plan, List<Run> runs, RuntimeException failed) throws InterruptedException {
        if (stopping) {
            metrics.lost(runs.size());
            return;
        }
        LOG.warnf("Results cannot be recorded now, %d wait: %s", runs.size() + waiting.size(), failed.getMessage());
        for (Run run : runs.reversed()) {
            waiting.addFirst(new Item(plan, run));
        }
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    }

    private void keepAsInconclusive(PollPlan plan, Run culprit, RuntimeException failed) {
        LOG.errorf(failed, "The result of %s at %s could not be judged", culprit.checkId(), culprit.runAt());
        var inconclusive = CheckResult.inconclusive(FailureKind.OVERLOAD, "could not be judged; see our log");
        try {
            judge.record(plan, List.of(new Run(culprit.checkId(), culprit.revision(), culprit.runAt(), inconclusive)));
        } catch (RuntimeException again) {
            LOG.errorf(again, "nor could it be kept as inconclusive");
            metrics.lost(1);
        }
    }
}
