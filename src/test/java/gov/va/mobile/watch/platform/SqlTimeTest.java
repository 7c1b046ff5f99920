package gov.va.mobile.watch.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A time that comes in microseconds is, in PostgreSQL, the very one that comes as a time. */
@QuarkusTest
class SqlTimeTest {
    private static final long SEED = 20261129;

    @Inject
    DataSource database;

    @Test
    void microsecondsAreTheSameTime() throws SQLException {
        var random = new Random(SEED);
        Stream<Instant> any = random.longs(500, 0, 4_000_000_000L)
                .mapToObj(second -> Instant.ofEpochSecond(second, random.nextInt(1_000_000_000)));
        Stream<Instant> edges = Stream.of(
                        "1970-01-01T00:00:00Z",
                        "2026-11-01T06:00:00.000000500Z",
                        "2026-12-31T23:59:59.999999500Z",
                        "2255-01-01T00:00:00.000001Z")
                .map(Instant::parse);
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT " + SqlTime.fromMicros("?") + ", ?")) {
            for (Instant time : Stream.concat(edges, any).toList()) {
                statement.setLong(1, SqlTime.micros(time));
                statement.setObject(2, SqlTime.of(time));
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    assertThat(SqlTime.read(row, 1))
                            .as("%s, seed %d", time, SEED)
                            .isEqualTo(SqlTime.read(row, 2));
                }
            }
        }
    }
}
