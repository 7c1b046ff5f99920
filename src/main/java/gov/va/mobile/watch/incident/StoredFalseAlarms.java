package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.health.FalseAlarm;
import gov.va.mobile.watch.health.FalseAlarms;
import gov.va.mobile.watch.map.DrillUpstream;
import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.SqlTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The incidents that people resolved as false alarms. */
@ApplicationScoped
class StoredFalseAlarms implements FalseAlarms {
    /** By ix_incident_false_alarm. */
    private static final String SINCE = """
            SELECT affected_upstreams, started_at, resolved_at FROM incident
            WHERE resolution = 'falseAlarm' AND kind = 'nonControl' AND resolved_at >= ? AND upstream_id IS DISTINCT FROM ?
            ORDER BY resolved_at, id""";

    private final DataSource database;

    StoredFalseAlarms(DataSource database) {
        this.database = database;
    }

    @Override
    public List<FalseAlarm> since(Instant from) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SINCE)) {
            statement.setObject(1, SqlTime.of(from));
            statement.setString(2, DrillUpstream.ID);
            try (ResultSet rows = statement.executeQuery()) {
                var found = new ArrayList<FalseAlarm>();
                while (rows.next()) {
                    found.add(new FalseAlarm(
                            List.of((String[]) rows.getArray(1).getArray()),
                            SqlTime.read(rows, 2).orElseThrow(),
                            SqlTime.read(rows, 3).orElseThrow()));
                }
                return found;
            }
        } catch (SQLException failed) {
            throw new DatabaseException("could not read false alarms", failed);
        }
    }
}
