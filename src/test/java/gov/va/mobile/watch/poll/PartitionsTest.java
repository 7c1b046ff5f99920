package gov.va.mobile.watch.poll;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Partitions are made and dropped by a role that may neither make nor drop a table (behaviour.md §8). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PartitionsTest {
    @Inject
    Partitions partitions;

    @Inject
    DataSource database;

    @Inject
    TestClock clock;

    @AfterEach
    void reset() {
        clock.reset();
        partitions.maintain();
    }

    @Test
    void aheadAreMadeAndTheOldAreDropped() throws SQLException {
        clock.advanceToHalfPast();
        partitions.maintain();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        assertThat(names("check_result")).contains(day(today), day(today.plusDays(3)));

        clock.advance(Duration.ofDays(18));
        partitions.maintain();
        assertThat(names("check_result"))
                .doesNotContain(day(today), day(today.plusDays(3)))
                .contains(day(today.plusDays(18)), day(today.plusDays(21)));
        assertThat(
                        texts(
                                "SELECT DISTINCT array_to_string(reloptions, ',') FROM pg_class WHERE relname ~ '^upstream_rollup_1h_[0-9]+$'"))
                .containsExactly("fillfactor=50");
        assertThat(texts("SELECT DISTINCT tableowner FROM pg_tables WHERE tablename ~ '^check_result'"))
                .as("the service's role owns none")
                .containsExactly("watch_owner");
    }

    private static String day(LocalDate day) {
        return "check_result_" + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    private List<String> names(String table) throws SQLException {
        return texts("SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = '" + table + "'::regclass");
    }

    private List<String> texts(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
