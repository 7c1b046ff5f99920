package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.IncidentsChanged;
import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.SqlTime;
import gov.va.mobile.watch.window.WindowView;
import gov.va.mobile.watch.window.WindowsChanged;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Which messages at Slack show less than there is to say: the first one of an incident's thread, and those that ask about a window. Marked in the transaction of the
 * change, drawn by the dispatcher as things are then; so many changes are one redrawing, and none is lost.
 */
@ApplicationScoped
public class Redraws {
    /** One that is still on its way may show something old when it arrives. */
    private static final String OF_INCIDENTS = """
            UPDATE notification SET redraw_at = ?
            WHERE incident_id = ANY (?) AND window_id IS NULL AND destination IN ('alerts', 'drill') AND gathered = 0
              AND ((ts IS NOT NULL AND thread_ts IS NULL) OR (state = 'pending' AND tried_at IS NOT NULL))
            RETURNING destination""";

    private static final String OF_WINDOWS = """
            UPDATE notification SET redraw_at = ?
            WHERE window_id = ANY (?) AND kind IN ('windowProposed', 'windowChangeProposed', 'windowConfirmed')
              AND destination IN ('alerts', 'drill') AND gathered = 0
              AND (ts IS NOT NULL OR (state = 'pending' AND tried_at IS NOT NULL))
            RETURNING destination""";

    private static final String NEXT = """
            SELECT id, redraw_at, channel, ts, thread_ts FROM notification
            WHERE destination = ? AND redraw_at IS NOT NULL AND ts IS NOT NULL ORDER BY redraw_at LIMIT 1""";

    private static final String WAITING =
            "SELECT DISTINCT destination FROM notification WHERE redraw_at IS NOT NULL AND ts IS NOT NULL";

    private static final String DONE = "UPDATE notification SET redraw_at = NULL WHERE id = ? AND redraw_at = ?";

    private final DataSource database;
    private final Channels channels;
    private final Event<Outbox.Added> wake;
    private final Clock clock;

    Redraws(DataSource database, Channels channels, Event<Outbox.Added> wake, Clock clock) {
        this.database = database;
        this.channels = channels;
        this.wake = wake;
        this.clock = clock;
    }

    /** A message to redraw, and since when. */
    record Due(UUID id, Instant since, Place place) {}

    void incidentsChanged(@Observes @Priority(330) IncidentsChanged changed) {
        ofIncidents(changed.changes().stream().map(change -> change.incident().id()));
    }

    void windowsChanged(@Observes @Priority(330) WindowsChanged changed) {
        List<WindowView> windows =
                changed.changes().stream().map(change -> change.window()).toList();
        ofWindows(windows.stream().map(WindowView::id));
        ofIncidents(windows.stream().flatMap(window -> window.incidentId().stream()));
    }

    /** Messages about these incidents show something old; in a transaction. */
    public void ofIncidents(Stream<UUID> incidents) {
        mark(OF_INCIDENTS, incidents.distinct().toList());
    }

    /** Messages about these windows show something old; in a transaction. */
    public void ofWindows(Stream<UUID> windows) {
        mark(OF_WINDOWS, windows.distinct().toList());
    }

    /** The one of a destination that has waited longest. */
    Optional<Due> next(Destination destination) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setString(1, destination.code());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(due(row)) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new DatabaseException("could not look for messages to redraw", failed);
        }
    }

    /** It shows what there was to say when it was taken up. */
    void done(Due due) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(DONE)) {
            statement.setObject(1, due.id());
            statement.setObject(2, SqlTime.of(due.since()));
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseException("could not keep that a message was redrawn", failed);
        }
    }

    /** The destinations where something is to be redrawn (ix_notification_redraw). */
    Set<Destination> waiting() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(WAITING);
                ResultSet rows = statement.executeQuery()) {
            Set<Destination> found = EnumSet.noneOf(Destination.class);
            while (rows.next()) {
                found.add(Coded.of(Destination.class, rows.getString(1)));
            }
            return found;
        } catch (SQLException failed) {
            throw new DatabaseException("could not look where messages are to be redrawn", failed);
        }
    }

    private void mark(String sql, Collection<UUID> ids) {
        if (ids.isEmpty() || !channels.redraw()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Array array = connection.createArrayOf("uuid", ids.toArray());
            statement.setObject(1, SqlTime.of(clock.instant()));
            statement.setArray(2, array);
            Set<String> destinations = new TreeSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    destinations.add(row.getString(1));
                }
            }
            destinations.forEach(code -> wake.fire(new Outbox.Added(Coded.of(Destination.class, code))));
        } catch (SQLException failed) {
            throw new DatabaseException("could not mark messages to redraw", failed);
        }
    }

    private static Due due(ResultSet row) throws SQLException {
        @Nullable UUID id = row.getObject(1, UUID.class);
        return new Due(
                Optional.ofNullable(id).orElseThrow(),
                SqlTime.read(row, 2).orElseThrow(),
                new Place(row.getString(3), row.getString(4), Optional.ofNullable(row.getString(5))));
    }
}
