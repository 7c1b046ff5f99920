package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.platform.SqlTime;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A run that this replica is to make.
 *
 * @param id of the check ({@code upstream/check}) or source
 * @param runAt the scheduled instant, which identifies the run
 * @param ahead how far ahead that is, by the database's clock
 */
record Claim(String id, Instant runAt, Duration ahead) {
    /** Those that a statement took which returns id, instant and microseconds ahead. */
    static List<Claim> taken(PreparedStatement statement) throws SQLException {
        var claims = new ArrayList<Claim>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                claims.add(new Claim(
                        rows.getString(1),
                        SqlTime.read(rows, 2).orElseThrow(),
                        Duration.ofNanos(rows.getLong(3) * 1000)));
            }
        }
        return claims;
    }
}
