package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.platform.ConnectionTrouble;
import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.platform.Upkeep;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Keeps partitions of raw results and roll-ups a few days ahead, and drops those older than what they hold is kept (behaviour.md §8). Dropping a partition
 * costs nothing, whatever it holds; of what has no partitions, the moves of upstreams, there is little. The role that the service runs as may do neither by
 * itself: functions of the tables' owner do it.
 */
@ApplicationScoped
class Partitions {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final Logger LOG = Logger.getLogger(Partitions.class);

    private final Turn turn;
    private final DataSource database;
    private final UpstreamStore upstreams;
    private final PollConfig config;
    private final Clock clock;
    private final Upkeep upkeep;

    Partitions(Turn turn, DataSource database, UpstreamStore upstreams, PollConfig config, Clock clock, Upkeep upkeep) {
        this.turn = turn;
        this.database = database;
        this.upstreams = upstreams;
        this.config = config;
        this.clock = clock;
        this.upkeep = upkeep;
    }

    private List<Partitioned> tables() {
        Duration raw = config.keepResults();
        return List.of(
                new Partitioned("check_result", 1, Duration.ZERO, raw),
                new Partitioned("upstream_rollup_5m", 7, raw, config.keepFiveMinutes()),
                new Partitioned("upstream_rollup_1h", 28, raw, config.keepHours()));
    }

    /** Before anything is recorded. Whoever keeps us from it starts as well, most likely, and does it for all. */
    void start(@Observes @Priority(Membership.START_ORDER - 1) StartupEvent event) {
        ConnectionTrouble.mayWait(LOG, "Left the partitions of results to the next look", this::tick);
    }

    @Scheduled(every = "1h", delayed = "1h")
    void tick() {
        upkeep.run("partitions", () -> maintain());
    }

    void maintain() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        turn.take(() -> {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                for (Partitioned table : tables()) {
                    maintain(statement, table, today);
                }
                statement.execute("DELETE FROM check_result_default WHERE at < '"
                        + today.minusDays(config.keepResults().toDays()) + "Z'");
            } catch (SQLException failed) {
                throw new DatabaseException("could not keep the partitions of results", failed);
            }
            upstreams.forgetMovesBefore(clock.instant().minus(config.keepHours()));
        });
    }

    private static void maintain(Statement statement, Partitioned table, LocalDate today) throws SQLException {
        Set<LocalDate> existing = existing(statement, table);
        for (LocalDate day : table.missing(existing, today)) {
            statement.execute(
                    "SELECT make_partition('" + table.table() + "', '" + day + "', '" + table.next(day) + "')");
        }
        for (LocalDate day : table.outdated(existing, today)) {
            statement.execute("SELECT drop_partition('" + table.table() + "', '" + day + "')");
            LOG.infof("Dropped %s", name(table, day));
        }
    }

    private static String name(Partitioned table, LocalDate day) {
        return table.table() + "_" + DAY.format(day);
    }

    private static Set<LocalDate> existing(Statement statement, Partitioned table) throws SQLException {
        var days = new HashSet<LocalDate>();
        try (ResultSet rows =
                statement.executeQuery("SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                        + " WHERE i.inhparent = '" + table.table() + "'::regclass AND c.relname ~ '^" + table.table()
                        + "_[0-9]{8}$'")) {
            while (rows.next()) {
                days.add(LocalDate.parse(
                        rows.getString(1).substring(table.table().length() + 1), DAY));
            }
        }
        return days;
    }
}
