package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.notification.NotificationRepository.Backlog;
import gov.va.mobile.watch.platform.DueWork;
import gov.va.mobile.watch.platform.Traces;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Keeps the dispatcher going: right after a message was committed, and each second for what waits; each destination on a thread of its own, so that none holds up another. */
@ApplicationScoped
class Delivery implements DueWork {
    private static final Logger LOG = Logger.getLogger(Delivery.class);
    /** Longer waits are left to the tick. */
    private static final Duration SHORT = Backoff.PACE;

    private final NotificationRepository notifications;
    private final Leases leases;
    private final Channels channels;
    private final DeliveryMetrics metrics;
    private final Redraws redraws;
    private final Dispatcher dispatcher;
    private final String holder = UUID.randomUUID().toString();
    private final Set<Destination> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final boolean delivers;
    private volatile boolean stopping;

    Delivery(
            NotificationRepository notifications,
            Leases leases,
            Channels channels,
            Places places,
            Conditions conditions,
            Redraws redraws,
            Redrawing redrawing,
            Bursts bursts,
            DeliveryMetrics metrics,
            Traces traces,
            Clock clock,
            @ConfigProperty(name = "watch.notification.deliver", defaultValue = "true") boolean delivers) {
        this.notifications = notifications;
        this.leases = leases;
        this.channels = channels;
        this.metrics = metrics;
        this.redraws = redraws;
        this.delivers = delivers;
        this.dispatcher = new Dispatcher(
                notifications, leases, places, conditions, redrawing, bursts, metrics, traces, clock, holder);
    }

    /** Whoever restarts the service may have mended what a destination was paused for. */
    void start(@Observes StartupEvent event) {
        QuarkusTransaction.requiringNew().run(leases::resume);
    }

    @Override
    public String name() {
        return "delivery";
    }

    /** By ix_notification_queue and ix_notification_redraw. */
    @Override
    public String condition() {
        return "EXISTS (SELECT FROM notification WHERE state = 'pending')"
                + " OR EXISTS (SELECT FROM notification WHERE redraw_at IS NOT NULL AND ts IS NOT NULL)";
    }

    @Override
    public void work() {
        waiting().forEach(this::wake);
    }

    /** So that the gauges go down too. */
    @Scheduled(
            every = "${watch.notification.count-every:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        waiting();
    }

    private Set<Destination> waiting() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Map<Destination, Backlog> found = notifications.backlogs();
            metrics.observe(found, leases.all());
            return Stream.concat(found.keySet().stream(), redraws.waiting().stream())
                    .collect(Collectors.toSet());
        });
    }

    void added(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Added added) {
        wake(added.destination());
    }

    /** Lets a call that is out come home, then hands over to other replicas at once. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        threads.shutdown();
        if (threads.awaitTermination(Leases.CALL.toSeconds() + 1, TimeUnit.SECONDS)) {
            QuarkusTransaction.requiringNew().run(() -> leases.release(holder));
        }
    }

    private void wake(Destination destination) {
        channels.of(destination).ifPresent(channel -> {
            if (delivers && !stopping && busy.add(destination)) {
                threads.execute(() -> drain(destination, channel));
            }
        });
    }

    private void drain(Destination destination, Channel channel) {
        try {
            Optional<Duration> wait = dispatcher.step(destination, channel);
            while (!stopping && wait.isPresent() && wait.get().compareTo(SHORT) <= 0) {
                Thread.sleep(wait.get());
                wait = dispatcher.step(destination, channel);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "delivery to %s was interrupted; it goes on with the next tick", destination.channel());
        } finally {
            busy.remove(destination);
        }
    }
}
