package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.check.Document;
import gov.va.mobile.watch.check.DocumentRequest;
import gov.va.mobile.watch.check.DocumentRequest.Validators;
import gov.va.mobile.watch.check.Documents;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.MaintenanceCalendar;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.platform.TurnBusyException;
import gov.va.mobile.watch.poll.WayOut;
import gov.va.mobile.watch.window.CalendarPolicy.Answer;
import gov.va.mobile.watch.window.CalendarPolicy.Known;
import gov.va.mobile.watch.window.SubscribedCalendars.Subscription;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Reads the calendars in which upstreams announce their maintenance, each at its interval and on one replica at a time, and keeps the proposals to them. What a bad
 * answer means stands in {@link CalendarPolicy}.
 */
@ApplicationScoped
class CalendarSubscription {
    private static final String ICALENDAR = "text/calendar, */*;q=0.1";
    private static final Logger LOG = Logger.getLogger(CalendarSubscription.class);

    private final SubscribedCalendars store;
    private final Documents documents;
    private final MaintenanceNotices notices;
    private final CalendarMetrics metrics;
    private final CurrentMap map;
    private final WayOut wayOut;
    private final Turn turn;
    private final Clock clock;

    CalendarSubscription(
            SubscribedCalendars store,
            Documents documents,
            MaintenanceNotices notices,
            CalendarMetrics metrics,
            CurrentMap map,
            WayOut wayOut,
            Turn turn,
            Clock clock) {
        this.store = store;
        this.documents = documents;
        this.notices = notices;
        this.metrics = metrics;
        this.map = map;
        this.wayOut = wayOut;
        this.turn = turn;
        this.clock = clock;
    }

    @Scheduled(every = "${watch.window.calendars-every:15s}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        // what a blind replica cannot read says nothing about the calendar
        if (!map.standsBy() && !wayOut.blind()) {
            readDue();
        }
    }

    /** Reads all that are due, at once: one that hangs holds up no other. */
    void readDue() {
        List<Upstream> subscribed = map.get().upstreams().stream()
                .filter(upstream -> upstream.calendar().isPresent())
                .toList();
        store.keep(subscribed.stream().map(CalendarSubscription::subscription).toList());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            subscribed.forEach(upstream ->
                    upstream.calendar().ifPresent(calendar -> threads.execute(() -> readIfDue(upstream, calendar))));
        }
        metrics.unreadable(store.unreadable(1).size());
    }

    private void readIfDue(Upstream upstream, MaintenanceCalendar calendar) {
        try {
            UUID holder = UUID.randomUUID();
            store.claim(subscription(upstream), calendar.interval(), holder)
                    .ifPresent(known -> read(upstream, calendar, known, holder));
        } catch (TurnBusyException busy) {
            LOG.debugf("the calendar of %s is read the next time: %s", upstream.id(), busy.getMessage());
        } catch (DatabaseException failed) {
            LOG.warnf("the calendar of %s is read the next time: %s", upstream.id(), failed.getMessage());
        } catch (RuntimeException ours) {
            LOG.errorf(ours, "the calendar of %s could not be taken over", upstream.id());
        }
    }

    private void read(Upstream upstream, MaintenanceCalendar calendar, Known known, UUID holder) {
        Document document = documents.read(request(calendar, known));
        Instant now = clock.instant();
        Answer answer = CalendarAnswers.of(document, known, calendar.events(), now);
        Known next = CalendarPolicy.after(known, answer, now);
        log(upstream, known, next);
        metrics.read(answer);
        var reading = CalendarAnswers.reading(next, calendar.events(), now);
        var wait = document instanceof Document.Unreadable unreadable
                ? unreadable.retryAfter()
                : Optional.<Duration>empty();
        turn.take(() -> {
            if (store.record(upstream.id(), holder, next, wait.map(CalendarSubscription::bounded))) {
                reading.ifPresent(said -> notices.take(said, bringer(upstream, calendar, now)));
            }
        });
        if (answer instanceof Answer.Good) {
            reading.ifPresent(said -> said.ignored()
                    .forEach(event -> LOG.infof(
                            "the calendar of %s: event %s is left out: %s",
                            upstream.id(), event.reference(), event.reason())));
        }
    }

    private static DocumentRequest request(MaintenanceCalendar calendar, Known known) {
        return new DocumentRequest(
                calendar.url(),
                calendar.headers(),
                ICALENDAR,
                calendar.timeout(),
                calendar.maxBody(),
                calendar.via(),
                known.content().isEmpty() ? Validators.NONE : new Validators(known.etag(), known.lastModified()));
    }

    private static MaintenanceNotices.Bringer bringer(Upstream upstream, MaintenanceCalendar calendar, Instant now) {
        return new MaintenanceNotices.Bringer(
                upstream.id(), "its calendar at " + calendar.url().getHost(), Actor.SELF, now, true);
    }

    private static Subscription subscription(Upstream upstream) {
        return new Subscription(
                upstream.id(),
                upstream.calendar()
                        .map(MaintenanceCalendar::url)
                        .map(CalendarAnswers::hash)
                        .orElse(""));
    }

    private static Duration bounded(Duration wait) {
        return wait.compareTo(CalendarPolicy.LONGEST_WAIT) > 0 ? CalendarPolicy.LONGEST_WAIT : wait;
    }

    /** Once as it begins, and once as it ends. */
    private static void log(Upstream upstream, Known before, Known next) {
        if (before.problem().isEmpty()) {
            next.problem()
                    .ifPresent(problem -> LOG.warnf(
                            "the calendar of %s cannot be read: %s; what it said last stays in force",
                            upstream.id(), problem.what()));
        } else if (next.problem().isEmpty()) {
            LOG.infof("the calendar of %s can be read again", upstream.id());
        }
    }
}
