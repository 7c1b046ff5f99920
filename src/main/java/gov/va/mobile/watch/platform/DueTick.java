package gov.va.mobile.watch.platform;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Asks once a second, in one statement, what time has brought about, and has it done beside the tick: what is slow holds up nothing else. */
@ApplicationScoped
public class DueTick {
    /** As long as a call to another system may take that is out when we stop. */
    private static final long STOP_WITHIN_SECONDS = 9;

    private static final Logger LOG = Logger.getLogger(DueTick.class);

    private final DataSource database;
    private final Clock clock;
    private final Upkeep upkeep;
    private final Traces traces;
    private final List<DueWork> works;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    DueTick(
            DataSource database,
            Clock clock,
            Upkeep upkeep,
            Traces traces,
            @All List<DueWork> works,
            @ConfigProperty(name = "watch.due.leave-out", defaultValue = "none") Set<String> leaveOut) {
        this.database = database;
        this.clock = clock;
        this.upkeep = upkeep;
        this.traces = traces;
        this.works =
                works.stream().filter(work -> !leaveOut.contains(work.name())).toList();
    }

    @Scheduled(every = "${watch.due.tick:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        try {
            upkeep.run("due", () -> due(clock.instant())).forEach(this::begin);
        } catch (DatabaseException failed) {
            LOG.warnf("What time decides waits for the next tick: %s", failed.getMessage());
        }
    }

    /**
     * Does all that is due now, on this thread and one after the other, as a replay needs it.
     *
     * @return how many kinds of work that were
     */
    public int doAllNow() {
        List<DueWork> due = due(clock.instant());
        due.forEach(DueWork::work);
        return due.size();
    }

    private List<DueWork> due(Instant now) {
        if (works.isEmpty()) {
            return List.of();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(question())) {
            statement.setObject(1, SqlTime.of(now));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                var due = new ArrayList<DueWork>();
                for (int i = 0; i < works.size(); i++) {
                    if (row.getBoolean(i + 1)) {
                        due.add(works.get(i));
                    }
                }
                return due;
            }
        } catch (SQLException failed) {
            throw new DatabaseException("could not look for what is due", failed);
        }
    }

    private String question() {
        return works.stream()
                .map(DueWork::condition)
                .collect(Collectors.joining("), (", "SELECT (", ") FROM (SELECT ?::timestamptz AS now) AS clock"));
    }

    private void begin(DueWork work) {
        if (!threads.isShutdown() && underWay.add(work.name())) {
            threads.execute(() -> carryOut(work));
        }
    }

    private void carryOut(DueWork work) {
        try {
            upkeep.run(work.name(), () -> traces.span(work.name(), work::work));
        } catch (TurnBusyException busy) {
            LOG.debugf("%s: what is due waits for the next second: %s", work.name(), busy.getMessage());
        } catch (DatabaseException failed) {
            LOG.warnf("%s: what is due waits for the next second: %s", work.name(), failed.getMessage());
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "%s: what is due could not be done; it is tried again each second", work.name());
        } finally {
            underWay.remove(work.name());
        }
    }

    /** What is under way comes to its end; nothing new begins. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(STOP_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            LOG.warnf("Stopped while %s had not ended; another replica, or the next start, goes on with it", underWay);
        }
    }
}
