package gov.va.mobile.watch.exercise;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.Phases;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.SqlTime;
import gov.va.mobile.watch.poll.Playback.Recorded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** What a service has recorded in its database; only read, and never held in memory as a whole. */
record StoredRecording(Connection connection) implements Recording {
    private static final int ROWS_AT_ONCE = 5000;
    private static final String RESULTS = """
            SELECT c.upstream_id, c.check_id, r.at, r.class, r.latency_us, r.dns_us, r.connect_us, r.tls_us, r.first_byte_us, r.transfer_us,
                r.failure_kind, r.failure_message
            FROM check_result r JOIN check_identity c ON c.number = r.check_number
            WHERE r.at >= coalesce(?, '-infinity'::timestamptz) AND r.at < coalesce(?, 'infinity'::timestamptz) ORDER BY r.at""";

    /** Takes the connection over. */
    static StoredRecording of(Connection connection) throws BadRecordingException {
        try {
            connection.setReadOnly(true);
            // else the driver would fetch all rows at once
            connection.setAutoCommit(false);
            return new StoredRecording(connection);
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    @Override
    public Optional<Instant> earliest() throws BadRecordingException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT min(at) FROM check_result");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? SqlTime.read(row, 1) : Optional.empty();
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    @Override
    public Iterator<Recorded> results(Optional<Instant> from, Optional<Instant> to) throws BadRecordingException {
        try {
            PreparedStatement statement = connection.prepareStatement(RESULTS);
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setObject(1, SqlTime.of(from), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(2, SqlTime.of(to), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
            return new Rows(statement.executeQuery());
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    private static final class Rows implements Iterator<Recorded> {
        private final ResultSet rows;
        private boolean more;

        Rows(ResultSet rows) throws SQLException {
            this.rows = rows;
            this.more = rows.next();
        }

        @Override
        public boolean hasNext() {
            return more;
        }

        @Override
        public Recorded next() {
            if (!more) {
                throw new NoSuchElementException();
            }
            try {
                Recorded one = recorded(rows);
                more = rows.next();
                return one;
            } catch (SQLException failed) {
                throw new IllegalStateException(
                        "the recorded results could not be read on: " + failed.getMessage(), failed);
            }
        }
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        Optional<Failure> failure = Optional.ofNullable(row.getString(11))
                .flatMap(kind -> Coded.find(FailureKind.class, kind))
                .map(kind -> new Failure(kind, message(row)));
        return new Recorded(
                row.getString(1),
                row.getString(2),
                SqlTime.read(row, 3).orElseThrow(),
                new CheckResult(
                        Coded.of(ResultClass.class, row.getString(4)),
                        failure,
                        Duration.ofNanos(row.getLong(5) * 1000),
                        new Phases(nanos(row, 6), nanos(row, 7), nanos(row, 8), nanos(row, 9), nanos(row, 10))));
    }

    private static String message(ResultSet row) {
        try {
            return Optional.ofNullable(row.getString(12)).orElse("");
        } catch (SQLException failed) {
            throw new IllegalStateException("a recorded message could not be read: " + failed.getMessage(), failed);
        }
    }

    private static long nanos(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Phases.NOT_REACHED : micros * 1000;
    }

    @Override
    public Optional<Tally> made(Instant from, Instant to) throws BadRecordingException {
        try {
            return Optional.of(Tally.count(connection, from, to));
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    @Override
    public void close() throws BadRecordingException {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    private static BadRecordingException unreadable(SQLException failed) {
        return new BadRecordingException(
                "found no results that can be read (" + failed.getMessage()
                        + "), expected the database of a service of this version",
                failed);
    }
}
