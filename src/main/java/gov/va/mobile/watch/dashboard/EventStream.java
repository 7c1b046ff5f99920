package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.EventLog;
import gov.va.mobile.watch.platform.EventLog.Place;
import gov.va.mobile.watch.platform.EventLog.Stretch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Tells all who listen on this replica what changed (api.md, {@code GET /api/v1/events}): the log is read once a second for all of them together, and not at all while nobody
 * listens. What is told is made once and shared.
 */
@ApplicationScoped
class EventStream {
    private static final Logger LOG = Logger.getLogger(EventStream.class);

    /** So many looks in a row that found nothing are told of, for proxies that cut off what is silent, and so that nobody's place grows old. */
    private static final int KEEP_ALIVE = 15;

    private final EventLog log;
    private final MeterRegistry metrics;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private Place told = new Place(0, 0);
    private int quiet;

    EventStream(EventLog log, MeterRegistry metrics) {
        this.log = log;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        Gauge.builder("watch.events.listeners", listeners, Set::size)
                .description("who listens to the event stream of this replica")
                .register(metrics);
        // Quarkus waits for requests to end before it tells anybody that it stops: ours end at once
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "event stream"));
    }

    /**
     * Somebody listens from now on.
     *
     * @param last the last event that was received, as the header {@code Last-Event-ID} says it; what followed is told first, or, where it cannot be, to read
     *     everything anew
     * @throws DatabaseException when the log cannot be read
     */
    Listener listen(Optional<String> last) {
        lock.lock();
        try {
            Place now = listeners.isEmpty() ? log.end() : tellWhatFollowed();
            told = now;
            var listener = new Listener(listeners::remove);
            listener.tell(last.map(id -> missed(id, now)).orElseGet(() -> Frames.place(now)));
            listeners.add(listener);
            return listener;
        } finally {
            lock.unlock();
        }
    }

    /** What comes after {@code now} is told to all. */
    private byte[] missed(String last, Place now) {
        return Place.parse(last)
                .flatMap(log::after)
                .map(stretch -> Frames.of(stretch.before(now)))
                .orElseGet(() -> Frames.reset(now));
    }

    @Scheduled(every = "${watch.events.look:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        lock.lock();
        try {
            if (!listeners.isEmpty()) {
                told = tellWhatFollowed();
            }
        } catch (DatabaseException failed) {
            LOG.debugf("Those who listen are told a second later: %s", failed.getMessage());
        } finally {
            lock.unlock();
        }
    }

    private Place tellWhatFollowed() {
        Optional<Stretch> followed = log.after(told);
        Place end = followed.map(Stretch::end).orElseGet(log::end);
        boolean nothing = followed.filter(stretch -> stretch.events().isEmpty()).isPresent();
        quiet = nothing ? quiet + 1 : 0;
        if (!nothing || quiet % KEEP_ALIVE == 0) {
            byte[] frames = followed.map(Frames::of).orElseGet(() -> Frames.reset(end));
            listeners.forEach(listener -> listener.tell(frames));
        }
        return end;
    }

    void stop(@Observes ShutdownEvent event) {
        close();
    }

    private void close() {
        listeners.forEach(Listener::close);
    }
}
