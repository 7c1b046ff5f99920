package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.reload.MapReloaded;
import gov.va.mobile.watch.platform.ConnectionTrouble;
import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.TurnBusyException;
import gov.va.mobile.watch.poll.ReplicaStore.MapStanding;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * This replica among the others: it renews a row of its own, and claims and judges only while its map is the one in force, the newest that a live replica holds
 * (behaviour.md §2). Whenever it comes to that, it lays the map's checks out in the database.
 */
@ApplicationScoped
class Membership {
    /** After the map was read. */
    static final int START_ORDER = 5000;

    private static final Duration ALIVE_FOR = Duration.ofSeconds(10);
    private static final Logger LOG = Logger.getLogger(Membership.class);

    private final UUID id = UUID.randomUUID();
    private final AtomicReference<Optional<PollPlan>> inForce = new AtomicReference<>(Optional.empty());
    private final ReplicaStore replicas;
    private final MapActivation activation;
    private final CurrentMap currentMap;
    private String introduced = "";
    private boolean left;

    Membership(ReplicaStore replicas, MapActivation activation, CurrentMap currentMap) {
        this.replicas = replicas;
        this.activation = activation;
        this.currentMap = currentMap;
    }

    /** Names this replica as the holder of claims. */
    UUID id() {
        return id;
    }

    /** What this replica has to poll; empty while another map is in force. */
    Optional<PollPlan> plan() {
        return inForce.get();
    }

    /** Many that start at once wait for each other's turn and starve each other: who does not get there takes part with its next tick. */
    void start(@Observes @Priority(START_ORDER) StartupEvent event) {
        ConnectionTrouble.mayWait(LOG, "This replica takes part a little later", this::renew);
    }

    /** Makes the current map known, and takes part as far as it is in force. */
    void join() {
        renew();
    }

    /** Goes over to a map that was read again. */
    void follow(@Observes MapReloaded reloaded) {
        tick();
    }

    @Scheduled(every = "${watch.poll.renew:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        try {
            renew();
        } catch (DatabaseException | TurnBusyException failed) {
            LOG.warnf("This replica could not show that it lives: %s", failed.getMessage());
        }
    }

    private synchronized void renew() {
        if (left) {
            return; // a tick that comes while we stop must not join again
        }
        ServicesMap map = currentMap.get();
        introduce(map.revision());
        MapStanding standing = replicas.renew(id, map.revision(), ALIVE_FOR);
        currentMap.standBy(!standing.inForce());
        if (!standing.inForce()) {
            if (inForce.getAndSet(Optional.empty()).isPresent()) {
                LOG.info("A newer services map is in force; this replica stands by");
            }
            return;
        }
        boolean alreadyActive = inForce.get()
                .filter(plan -> plan.map().revision().equals(map.revision()))
                .filter(plan -> laidOut(plan, standing))
                .isPresent();
        if (!alreadyActive) {
            var plan = new PollPlan(map);
            if (activation.activate(plan, () -> replicas.inForce(map.revision(), ALIVE_FOR))) {
                inForce.set(Optional.of(plan));
                LOG.infof(
                        "Watching %d upstreams for %d features",
                        map.upstreams().size(), map.features().size());
            }
        }
    }

    /** A replica that nobody heard of for a while was taken for dead, and another one may have laid its own map out: claims would find nothing for ever. */
    private static boolean laidOut(PollPlan plan, MapStanding standing) {
        return standing.laidOut().map(plan.map().revision()::equals).orElseGet(plan::empty);
    }

    /** Once for each revision that this replica comes to hold. */
    private void introduce(String revision) {
        if (introduced.isEmpty()) {
            replicas.begin(revision, ALIVE_FOR);
        } else if (!introduced.equals(revision)) {
            replicas.change(revision, ALIVE_FOR);
        }
        introduced = revision;
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        left = true;
        inForce.set(Optional.empty());
        try {
            replicas.leave(id);
        } catch (DatabaseException failed) {
            LOG.debugf("Left without saying so: %s", failed.getMessage());
        }
    }
}
