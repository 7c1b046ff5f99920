package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.platform.TurnBusyException;
import gov.va.mobile.watch.platform.Upkeep;
import gov.va.mobile.watch.window.SightPolicy.Looked;
import gov.va.mobile.watch.window.WindowChange.Kind;
import gov.va.mobile.watch.window.WindowNews.Item;
import gov.va.mobile.watch.window.WindowView.Origin;
import gov.va.mobile.watch.window.Windows.Shown;
import gov.va.mobile.watch.window.appfeed.PublicFeed;
import gov.va.mobile.watch.window.appfeed.PublicFeed.Reading;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Reads the app's public feed while a window must appear in it or go from it; records and tells what was seen. */
@ApplicationScoped
class SightWatch {
    /** What has not gone by then is no longer looked for. */
    private static final Duration LOOKED_FOR = Duration.ofDays(1);

    private static final Logger LOG = Logger.getLogger(SightWatch.class);

    private final WindowRepository windows;
    private final ShownWindows shown;
    private final Publications publications;
    private final PublicFeed feed;
    private final CurrentMap map;
    private final WindowNews news;
    private final Turn turn;
    private final Clock clock;
    private final Upkeep upkeep;

    SightWatch(
            WindowRepository windows,
            ShownWindows shown,
            Publications publications,
            PublicFeed feed,
            CurrentMap map,
            WindowNews news,
            Turn turn,
            Clock clock,
            Upkeep upkeep) {
        this.windows = windows;
        this.shown = shown;
        this.publications = publications;
        this.feed = feed;
        this.map = map;
        this.news = news;
        this.turn = turn;
        this.clock = clock;
        this.upkeep = upkeep;
    }

    @Scheduled(every = "${watch.window.feed-every:60s}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        if (feed.configured()) {
            upkeep.run("appFeed", this::look);
        }
    }

    /** Looks once, if there is anything to look for. */
    void look() {
        Instant now = clock.instant();
        if (QuarkusTransaction.requiringNew()
                .call(() -> windows.toBeSeen(now, now.minus(LOOKED_FOR)).isEmpty())) {
            return;
        }
        Reading reading = feed.read();
        try {
            turn.take(() -> record(reading, clock.instant()));
        } catch (TurnBusyException busy) {
            LOG.debugf("what the app shows is recorded the next time: %s", busy.getMessage());
        }
    }

    private void record(Reading reading, Instant now) {
        List<MaintenanceWindow> looked = windows.toBeSeen(now, now.minus(LOOKED_FOR));
        var rows = publications.of(looked.stream().map(window -> window.id).toList());
        Map<String, Span> expected = new HashMap<>();
        shown.entries(held(now), now)
                .forEach(entry -> expected.put(entry.service(), new Span(entry.start(), entry.end())));
        var items = new ArrayList<Item>();
        for (MaintenanceWindow window : looked) {
            Optional.ofNullable(window.sightSince)
                    .flatMap(since ->
                            record(window, since, expected, Optional.ofNullable(rows.get(window.id)), reading, now))
                    .ifPresent(items::add);
        }
        news.tell(items);
    }

    /** Those that the app can know of: PagerDuty has taken them, or they were made there. */
    private List<Shown> held(Instant now) {
        List<MaintenanceWindow> on = windows.on(now);
        var rows = publications.of(on.stream().map(window -> window.id).toList());
        return shown.of(on.stream()
                .filter(window -> window.origin == Origin.PAGERDUTY
                        || Optional.ofNullable(rows.get(window.id))
                                .flatMap(PublicationRow::publishedAt)
                                .isPresent())
                .toList());
    }

    /** Records what was seen of one; what is to be told of it. */
    private Optional<Item> record(
            MaintenanceWindow window,
            Instant since,
            Map<String, Span> expected,
            Optional<PublicationRow> row,
            Reading reading,
            Instant now) {
        boolean live = window.status == WindowStatus.CONFIRMED || window.status == WindowStatus.ACTIVE;
        var features = new Reach(map.get())
                .printed(window.upstreamId, Optional.ofNullable(window.scope)).stream()
                        .map(Feature::id)
                        .collect(Collectors.toSet());
        var of = expected.entrySet().stream()
                .filter(entry -> features.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        boolean told = live ? window.unseenToldAt != null : window.lingeringToldAt != null;
        var what = new Looked(live, window.span(), row.flatMap(PublicationRow::there), features, of, since, told);
        return switch (SightPolicy.judge(what, reading, now)) {
            case NOTHING -> Optional.empty(); // the next reading may say more
            case VISIBLE -> {
                window.visibleAt = now;
                yield Optional.of(new Item(Kind.VISIBLE, window, Actor.SELF, now, "the app's public feed shows it"));
            }
            case UNSEEN -> {
                window.unseenToldAt = now;
                yield Optional.of(new Item(Kind.UNSEEN, window, Actor.SELF, now, unseen(features.isEmpty(), reading)));
            }
            case GONE -> {
                window.goneAt = now;
                yield Optional.empty();
            }
            case LINGERING -> {
                window.lingeringToldAt = now;
                yield Optional.of(new Item(
                        Kind.LINGERING,
                        window,
                        Actor.SELF,
                        now,
                        "it is over, and the app's public feed still shows it " + minutes() + " minutes later"));
            }
        };
    }

    private static String unseen(boolean reachesNothing, Reading reading) {
        String after = " " + minutes() + " minutes after PagerDuty took it";
        if (reading instanceof Reading.Unreadable unreadable) {
            return "the app's public feed could not be read" + after + ": " + unreadable.what();
        }
        return "the app's public feed does not show it" + after
                + (reachesNothing ? ": the key of its PagerDuty service is no node of the app's graph" : "");
    }

    private static long minutes() {
        return SightPolicy.PATIENCE.toMinutes();
    }
}
