package gov.va.mobile.watch.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.platform.EventLog.Logged;
import gov.va.mobile.watch.platform.EventLog.Place;
import gov.va.mobile.watch.platform.EventLog.Stretch;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EventLogTest {
    @Inject
    EventLog log;

    @Inject
    DataSource database;

    @Inject
    TestClock clock;

    @AfterEach
    void clean() throws SQLException {
        clock.reset();
        write("DELETE FROM upstream_state WHERE upstream_id LIKE 'log-%'");
    }

    private void write(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String up(String id) {
        return "INSERT INTO upstream_state (upstream_id, status) VALUES ('log-" + id + "', 'up')"
                + " ON CONFLICT (upstream_id) DO UPDATE SET status = excluded.status, check_id = gen_random_uuid()::text";
    }

    private static List<String> subjects(Optional<Stretch> stretch) {
        return stretch.orElseThrow().events().stream()
                .map(Logged::subject)
                .filter(subject -> subject.startsWith("log-"))
                .toList();
    }

    @Test
    void tellsWhatFollowedInOrderAndFromAnyPlaceInIt() throws SQLException {
        Place begin = log.end();
        write(up("b") + ";" + up("a"));
        write(up("c"));
        Stretch all = log.after(begin).orElseThrow();
        assertThat(subjects(Optional.of(all))).containsExactly("log-a", "log-b", "log-c");
        assertThat(subjects(log.after(all.events().getFirst().place()))).containsExactly("log-b", "log-c");
        assertThat(subjects(log.after(all.end()))).isEmpty();
    }

    @Test
    void whatChangesNothingIsNoEvent() throws SQLException {
        write("INSERT INTO upstream_state (upstream_id, status) VALUES ('log-a', 'up')");
        Place begin = log.end();
        write("UPDATE upstream_state SET status = 'up' WHERE upstream_id = 'log-a'");
        assertThat(subjects(log.after(begin))).isEmpty();
    }

    @Test
    void aTransactionThatIsStillUnderWayHoldsBackWhatLaterOnesDid() throws SQLException {
        Place begin = log.end();
        try (Connection slow = database.getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute(up("slow"));
            write(up("quick"));
            Stretch meanwhile = log.after(begin).orElseThrow();
            assertThat(subjects(Optional.of(meanwhile))).isEmpty();
            slow.commit();
            slow.setAutoCommit(true);
            assertThat(subjects(log.after(meanwhile.end()))).containsExactly("log-slow", "log-quick");
        }
    }

    @Test
    void whoeverReadsFromWhereItEndedReadsEachOnce() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("EventLogTest seed " + seed);
        var random = new Random(seed);
        var open = new ArrayList<Connection>();
        var committed = new ArrayList<String>();
        var read = new ArrayList<String>();
        Place place = log.end();
        for (int i = 0; i < 60; i++) {
            if (open.size() < 5 && random.nextBoolean()) {
                Connection connection = database.getConnection();
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement()) {
                    statement.execute(up("n" + i));
                }
                committed.add("log-n" + i);
                open.add(connection);
            } else if (!open.isEmpty()) {
                end(open.remove(random.nextInt(open.size())));
            }
            Stretch followed = log.after(place).orElseThrow();
            read.addAll(subjects(Optional.of(followed)));
            place = followed.end();
        }
        for (Connection connection : open) {
            end(connection);
        }
        read.addAll(subjects(log.after(place)));
        Collections.sort(read);
        Collections.sort(committed);
        assertThat(read).as("seed %d", seed).isEqualTo(committed);
    }

    private static void end(Connection connection) throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
        connection.close();
    }

    @Test
    void aPlaceThatIsForgottenOrOfAnotherClusterLeadsNowhere() throws SQLException {
        Place begin = log.end();
        write(up("old"));
        clock.advance(EventLog.KEPT.plus(Duration.ofMinutes(1)));
        log.forget();
        assertThat(log.after(begin)).isEmpty();
        assertThat(log.after(log.end())).isPresent();
        assertThat(log.after(new Place(Long.MAX_VALUE / 2, 0))).isEmpty();
    }

    @Test
    void whatARestoredDumpBroughtFromAnotherClusterIsForgotten() throws SQLException {
        write("INSERT INTO event_log (tx, kind, subject, version) VALUES (9000000000000, 'health', 'log-there', 1);"
                + " UPDATE event_log_floor SET tx = 9000000000000");
        log.forget();
        Place begin = log.end();
        write(up("here"));
        assertThat(subjects(log.after(begin))).containsExactly("log-here");
    }

    @Test
    void tooMuchLeadsNowhere() throws SQLException {
        Place begin = log.end();
        write("INSERT INTO event_log (kind, subject, version) SELECT 'health', 'log-' || n, 1 FROM generate_series(0, "
                + EventLog.MOST + ") n");
        assertThat(log.after(begin)).isEmpty();
    }

    @Test
    void placesAreReadAsTheyAreWritten() {
        assertThat(Place.parse(new Place(12, 3).toString())).contains(new Place(12, 3));
        for (String bad :
                List.of("", ".", "1", "1.", ".1", "1.2.3", "-1.0", "x.1", "1.99999999999", "9".repeat(40) + ".1")) {
            assertThat(Place.parse(bad)).as(bad).isEmpty();
        }
    }
}
