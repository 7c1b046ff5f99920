package gov.va.mobile.watch.exercise;

import gov.va.mobile.watch.platform.SqlTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An incident that a replay opened.
 *
 * @param resolvedAt absent while it was open at the end
 * @param folded whether it went into that of its cause
 */
record OpenedIncident(
        long number,
        Instant startedAt,
        Optional<Instant> resolvedAt,
        String priority,
        String title,
        int reopens,
        boolean folded) {
    /** All of them, in the order in which they were opened. */
    static List<OpenedIncident> list(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT number, started_at, resolved_at, priority, title, reopens, merged_into IS NOT NULL FROM incident ORDER BY number");
                ResultSet rows = statement.executeQuery()) {
            var all = new ArrayList<OpenedIncident>();
            while (rows.next()) {
                all.add(new OpenedIncident(
                        rows.getLong(1),
                        SqlTime.read(rows, 2).orElseThrow(),
                        SqlTime.read(rows, 3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getInt(6),
                        rows.getBoolean(7)));
            }
            return all;
        }
    }
}
