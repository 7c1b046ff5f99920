package gov.va.mobile.watch.exercise;

import gov.va.mobile.watch.map.DrillUpstream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What was made of the results of a period; drills are no part of it.
 *
 * @param opened incidents we don't control that were opened
 * @param reopened how often one of them was opened again
 * @param folded how many of them were folded into that of their cause
 * @param proposed maintenance windows proposed
 * @param told messages to #va-mobile-app-alerts
 * @param suppressed messages that were decided not to be sent
 */
record Tally(long opened, long reopened, long folded, long proposed, long told, long suppressed) {
    private static final String COUNT = """
            SELECT count(*), coalesce(sum(reopens), 0), count(merged_into),
                (SELECT count(*) FROM maintenance_window w, period p WHERE w.origin = 'proposal' AND w.upstream_id <> p.drill
                    AND w.created_at >= p.from_at AND w.created_at < p.to_at),
                (SELECT count(*) FROM notification n, period p WHERE n.destination = 'alerts' AND n.decision = 'send'
                    AND n.created_at >= p.from_at AND n.created_at < p.to_at),
                (SELECT count(*) FROM notification n, period p WHERE n.destination = 'alerts' AND n.decision = 'suppressed'
                    AND n.created_at >= p.from_at AND n.created_at < p.to_at)
            FROM incident i, period p WHERE i.kind = 'nonControl' AND i.upstream_id IS DISTINCT FROM p.drill
                AND i.detected_at >= p.from_at AND i.detected_at < p.to_at""";

    private static final String PERIOD =
            "WITH period AS (SELECT ?::timestamptz AS from_at, ?::timestamptz AS to_at, ? AS drill) ";

    /** Counts what that database holds of the period. */
    static Tally count(Connection connection, Instant from, Instant to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PERIOD + COUNT)) {
            statement.setObject(1, from.atOffset(ZoneOffset.UTC));
            statement.setObject(2, to.atOffset(ZoneOffset.UTC));
            statement.setString(3, DrillUpstream.ID);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Tally(
                        row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
            }
        }
    }
}
