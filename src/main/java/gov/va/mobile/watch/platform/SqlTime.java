package gov.va.mobile.watch.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times on their way to and from columns of {@code timestamptz}. */
public final class SqlTime {
    private SqlTime() {}

    /** As JDBC takes it, by {@code setObject}. */
    public static OffsetDateTime of(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /** As JDBC takes it, by {@code setObject}; null where there is none. */
    public static @Nullable OffsetDateTime of(Optional<Instant> time) {
        return time.map(SqlTime::of).orElse(null);
    }

    /** Microseconds since 1970, to which PostgreSQL rounds as well: many at once are cheaper so than as text, {@link #fromMicros} makes times of them. */
    public static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), (time.getNano() + 500) / 1000);
    }

    /** The SQL expression for the time that the expression in microseconds stands for; exact until the year 2255. */
    public static String fromMicros(String expression) {
        return "timestamptz 'epoch' + " + expression + " * interval '1 microsecond'";
    }

    /** What stands in that column; empty where it is null. */
    public static Optional<Instant> read(ResultSet rows, int column) throws SQLException {
        return Optional.ofNullable(rows.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
