package gov.va.mobile.watch.map.reload;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.reader.MapContent;
import gov.va.mobile.watch.map.reader.MapFile;
import gov.va.mobile.watch.map.reader.MapProblem;
import gov.va.mobile.watch.map.reader.MapReading;
import gov.va.mobile.watch.map.reload.ReloadPolicy.Looks;
import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.platform.TurnBusyException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Looks every few seconds whether the services map's file has changed, by its content: a ConfigMap is changed by swapping a link above the file, of which the
 * file itself gives no notice. A good map is taken on; a bad one leaves the last good one where it is (behaviour.md §1).
 */
@ApplicationScoped
public class MapReload {
    private static final Logger LOG = Logger.getLogger(MapReload.class);

    private final CurrentMap current;
    private final Refusals refusals;
    private final Event<MapReloaded> reloaded;
    private final Event<MapRejected> rejected;
    private final Event<MapMended> mended;
    private final Turn turn;
    private final Clock clock;
    private final String file;
    private final Path secretsDirectory;
    private final Function<String, Optional<String>> environment;

    private volatile Optional<Seen> seen = Optional.empty();
    private volatile Looks looks = Looks.NONE;
    private volatile Optional<Refusal> refused = Optional.empty();
    private volatile Optional<Instant> changedAt = Optional.empty();

    MapReload(
            CurrentMap current,
            Refusals refusals,
            Event<MapReloaded> reloaded,
            Event<MapRejected> rejected,
            Event<MapMended> mended,
            Turn turn,
            Clock clock,
            @ConfigProperty(name = "watch.services-map") String file,
            @ConfigProperty(name = "watch.secrets-directory") Path secretsDirectory) {
        this.current = current;
        this.refusals = refusals;
        this.reloaded = reloaded;
        this.rejected = rejected;
        this.mended = mended;
        this.turn = turn;
        this.clock = clock;
        this.file = file;
        this.secretsDirectory = secretsDirectory;
        this.environment = MapFile::environment;
    }

    /** Why this replica did not take the newest content of its file; absent when it did. */
    public Optional<Refusal> refused() {
        return refused;
    }

    /** When the file was written that this replica's map comes from; absent until it was looked at. */
    public Optional<Instant> changedAt() {
        return changedAt;
    }

    @Scheduled(every = "${watch.map.look}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        try {
            look();
        } catch (TurnBusyException | DatabaseException later) {
            LOG.warnf("What became of the services map is told at the next look: %s", later.getMessage());
        }
    }

    /** Looks once; what could not be told, because the database was out of reach, is tried again at the next look. */
    void look() {
        look(MapContent.of(file));
    }

    /** A content and its hash, which takes longer than to compare a file of thousands of upstreams with what it was. */
    private record Seen(MapContent content, String hash) {}

    void look(MapContent content) {
        Seen now =
                seen.filter(last -> last.content().sameAs(content)).orElseGet(() -> new Seen(content, content.hash()));
        seen = Optional.of(now);
        Looks before = looks;
        looks = before.saw(now.hash());
        if (ReloadPolicy.onLook(before, now.hash()) == ReloadPolicy.Step.JUDGE) {
            switch (content.read(environment, secretsDirectory)) {
                case MapReading.Valid valid -> take(content, valid);
                case MapReading.Invalid invalid -> refuse(content, invalid.errors());
            }
            looks = before.judged(now.hash());
        }
    }

    private void take(MapContent content, MapReading.Valid valid) {
        ServicesMap map = valid.map();
        refused = Optional.empty();
        changedAt = content.changedAt();
        if (!current.get().revision().equals(map.revision())) {
            valid.warnings().forEach(LOG::warn);
            LOG.infof(
                    "services map %s was read again: revision %s after %s",
                    file, map.revision(), current.get().revision());
            current.set(map);
            reloaded.fire(new MapReloaded(map));
        }
        if (refusals.open().isPresent()) {
            turn.take(() -> refusals.open().ifPresent(open -> {
                refusals.mend(clock.instant());
                mended.fire(new MapMended(map.revision(), open.at(), clock.instant()));
            }));
        }
    }

    private void refuse(MapContent content, List<MapProblem> errors) {
        var refusal = new Refusal(
                content.hash(), errors.stream().map(MapProblem::toString).toList(), clock.instant());
        if (refused.filter(last -> last.content().equals(refusal.content())).isEmpty()) {
            refusal.problems().forEach(LOG::error);
            LOG.errorf(
                    "services map %s was refused; revision %s stays",
                    file, current.get().revision());
        }
        refused = Optional.of(refusal);
        turn.take(() -> {
            if (refusals.add(refusal)) {
                rejected.fire(new MapRejected(refusal, current.get().revision()));
            }
        });
    }
}
