package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.Turn;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Keeps a partition of raw results for each day (UTC), three days ahead, and drops those older than results are kept (behaviour.md §8). */
@ApplicationScoped
class Partitions {
    private static final String PREFIX = "check_result_";
    private static final int DAYS_AHEAD = 3;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final Logger LOG = Logger.getLogger(Partitions.class);

    private final Turn turn;
    private final DataSource database;
    private final PollConfig config;
    private final Clock clock;

    Partitions(Turn turn, DataSource database, PollConfig config, Clock clock) {
        this.turn = turn;
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes @Priority(Membership.START_ORDER - 1) StartupEvent event) {
        maintain();
    }

    @Scheduled(every = "1h", delayed = "1h")
    void tick() {
        maintain();
    }

    void maintain() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate oldest = today.minusDays(config.keepResults().toDays());
        turn.take(() -> {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                List<String> days = days(statement);
                for (LocalDate day = today; !day.isAfter(today.plusDays(DAYS_AHEAD)); day = day.plusDays(1)) {
                    if (!days.contains(DAY.format(day))) {
                        statement.execute("CREATE TABLE " + PREFIX + DAY.format(day)
                                + " PARTITION OF check_result FOR VALUES FROM ('" + day + "Z') TO ('" + day.plusDays(1)
                                + "Z')");
                    }
                }
                for (String day : days) {
                    if (LocalDate.parse(day, DAY).isBefore(oldest)) {
                        statement.execute("DROP TABLE " + PREFIX + day);
                        LOG.infof("Dropped the raw results of %s", day);
                    }
                }
            } catch (SQLException failed) {
                throw new DatabaseException("could not keep the partitions of results", failed);
            }
        });
    }

    private static List<String> days(Statement statement) throws SQLException {
        var days = new ArrayList<String>();
        try (ResultSet rows =
                statement.executeQuery("SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                        + " WHERE i.inhparent = 'check_result'::regclass AND c.relname ~ '^" + PREFIX + "[0-9]{8}$'")) {
            while (rows.next()) {
                days.add(rows.getString(1).substring(PREFIX.length()));
            }
        }
        return days;
    }
}
