package gov.va.mobile.watch.window;

import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.platform.TurnBusyException;
import gov.va.mobile.watch.window.ForeignWindows.Service;
import gov.va.mobile.watch.window.pagerduty.PagerDuty;
import gov.va.mobile.watch.window.pagerduty.PagerDuty.Held;
import gov.va.mobile.watch.window.pagerduty.PagerDutyException;
import gov.va.mobile.watch.window.pagerduty.PagerDutySettings;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks PagerDuty for the open windows of each service of the map, one by one, so that one bad id stops no other; at the start and with each reconcile. What
 * cannot be asked stays as it was last known.
 */
@ApplicationScoped
class Importer {
    private static final Logger LOG = Logger.getLogger(Importer.class);

    private final ForeignWindows foreign;
    private final ServiceTroubles troubles;
    private final PagerDuty pagerduty;
    private final PagerDutySettings settings;
    private final Turn turn;
    private final Clock clock;

    Importer(
            ForeignWindows foreign,
            ServiceTroubles troubles,
            PagerDuty pagerduty,
            PagerDutySettings settings,
            Turn turn,
            Clock clock) {
        this.foreign = foreign;
        this.troubles = troubles;
        this.pagerduty = pagerduty;
        this.settings = settings;
        this.turn = turn;
        this.clock = clock;
    }

    @Scheduled(
            every = "${watch.window.import-every:${watch.pagerduty.reconcile-every:2m}}",
            concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        if (settings.configured()) {
            importAll();
        }
    }

    /** Asks for all, and takes over what was answered. */
    void importAll() {
        List<Service> services = foreign.services();
        Map<String, List<Held>> open = new LinkedHashMap<>();
        for (String id : services.stream().map(Service::service).distinct().toList()) {
            ask(id, open);
        }
        try {
            turn.take(() -> services.forEach(service -> Optional.ofNullable(open.get(service.service()))
                    .ifPresent(held -> foreign.takeOver(service, held, clock.instant()))));
        } catch (TurnBusyException busy) {
            LOG.debugf("what PagerDuty holds is taken over the next time: %s", busy.getMessage());
        }
    }

    private void ask(String serviceId, Map<String, List<Held>> open) {
        try {
            open.put(serviceId, pagerduty.open(serviceId, () -> {}));
            troubles.none(serviceId);
        } catch (PagerDutyException failed) {
            switch (failed.kind()) {
                case PERMANENT, GONE, ENDED, LOCKED -> troubles.found(serviceId, failed.what());
                case RETRY -> LOG.debugf("the windows of %s stay as last known: %s", serviceId, failed.what());
            }
        }
    }
}
