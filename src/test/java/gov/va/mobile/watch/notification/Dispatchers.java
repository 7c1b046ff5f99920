package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Traces;
import gov.va.mobile.watch.support.TestClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes dispatchers as the service has them, for tests that step through a delivery by themselves. */
@ApplicationScoped
class Dispatchers {
    private final NotificationRepository notifications;
    private final Leases leases;
    private final Places places;
    private final Conditions conditions;
    private final Redrawing redrawing;
    private final Bursts bursts;
    private final DeliveryMetrics metrics;
    private final Traces traces;
    private final TestClock clock;

    Dispatchers(
            NotificationRepository notifications,
            Leases leases,
            Places places,
            Conditions conditions,
            Redrawing redrawing,
            Bursts bursts,
            DeliveryMetrics metrics,
            Traces traces,
            TestClock clock) {
        this.notifications = notifications;
        this.leases = leases;
        this.places = places;
        this.conditions = conditions;
        this.redrawing = redrawing;
        this.bursts = bursts;
        this.metrics = metrics;
        this.traces = traces;
        this.clock = clock;
    }

    /** The one of that process. */
    Dispatcher of(String holder) {
        return of(holder, traces);
    }

    /** The one of that process, which is traced. */
    Dispatcher of(String holder, Traces traces) {
        return new Dispatcher(
                notifications, leases, places, conditions, redrawing, bursts, metrics, traces, clock, holder);
    }

    /** Steps until nothing is left, letting the time pass that each step asks for. */
    void drain(Supplier<Optional<Duration>> step) {
        for (Optional<Duration> wait = step.get(); wait.isPresent(); wait = step.get()) {
            clock.advance(wait.get());
        }
    }
}
