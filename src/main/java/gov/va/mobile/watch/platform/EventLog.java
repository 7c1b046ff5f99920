package gov.va.mobile.watch.platform;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What changed, in an order that is the same for every replica and never changes afterwards (api.md, "Reading": events). The schema writes it, by triggers: nothing
 * changes without. A transaction's events are read once every transaction that began before it has ended, so nothing can appear behind a reader's back.
 */
@ApplicationScoped
public class EventLog {
    /** For so long a reader that was away is told all that it missed. */
    public static final Duration KEPT = Duration.ofHours(24);

    /** Who missed more than this had better read everything anew. */
    static final int MOST = 5_000;

    private static final String HEAD = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    private static final String BOUNDS =
            "SELECT tx, pg_snapshot_xmin(pg_current_snapshot())::text::bigint FROM event_log_floor";

    /** By the primary key. */
    private static final String READ =
            "SELECT tx, kind, subject, version FROM event_log WHERE tx >= ? AND tx < ? ORDER BY tx, kind, subject LIMIT ?";

    /** Also what another cluster wrote, whose transactions count differently: it comes with a restored dump. */
    private static final String FORGET = """
            WITH gone AS (DELETE FROM event_log
                WHERE at < ? OR tx >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint RETURNING tx)
            UPDATE event_log_floor SET tx = least(
                greatest(tx, (SELECT max(tx) + 1 FROM gone)), pg_snapshot_xmin(pg_current_snapshot())::text::bigint)""";

    private final DataSource database;
    private final Clock clock;
    private final Upkeep upkeep;

    EventLog(DataSource database, Clock clock, Upkeep upkeep) {
        this.database = database;
        this.clock = clock;
        this.upkeep = upkeep;
    }

    /**
     * Something changed.
     *
     * @param place where it stands in the log; who has it goes on from there
     * @param kind {@code health}, {@code incident}, {@code maintenance-window} or {@code notification}
     * @param subject the id of what changed
     * @param version never lower than that of an earlier event of the same subject
     */
    public record Logged(Place place, String kind, String subject, long version) {}

    /**
     * What followed on a place.
     *
     * @param events in order
     * @param end from where to go on
     */
    public record Stretch(List<Logged> events, Place end) {
        /** As much of it as lies before the transaction at which that place is. */
        public Stretch before(Place place) {
            return end.transaction() <= place.transaction()
                    ? this
                    : new Stretch(
                            events.stream()
                                    .filter(logged -> logged.place().transaction() < place.transaction())
                                    .toList(),
                            place);
        }
    }

    /**
     * A place in the log.
     *
     * @param transaction everything of the transactions before it lies behind
     * @param seen so many events of itself lie behind, too
     */
    public record Place(long transaction, int seen) {
        /** As {@link #toString} wrote it; empty when it did not. */
        public static Optional<Place> parse(String text) {
            int dot = text.indexOf('.');
            if (dot < 1 || text.length() > 30 || !text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        new Place(Long.parseLong(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1))));
            } catch (NumberFormatException tooLarge) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return transaction + "." + seen;
        }
    }

    /** Where the log ends now. */
    public Place end() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HEAD)) {
            row.next();
            return new Place(row.getLong(1), 0);
        } catch (SQLException failed) {
            throw new DatabaseException("could not find the end of the event log", failed);
        }
    }

    /** What follows on that place; empty when not all of it is there any more, when it is more than anybody should read, or when the place is none of ours. */
    public Optional<Stretch> after(Place place) {
        try (Connection connection = database.getConnection();
                PreparedStatement bounds = connection.prepareStatement(BOUNDS);
                ResultSet row = bounds.executeQuery()) {
            row.next();
            long until = row.getLong(2);
            if (place.transaction() < row.getLong(1) || place.transaction() > until) {
                return Optional.empty();
            }
            List<Logged> all = read(connection, place, until);
            return all.size() > MOST
                    ? Optional.empty()
                    : Optional.of(new Stretch(
                            all.stream()
                                    .filter(logged -> logged.place().transaction() > place.transaction()
                                            || logged.place().seen() > place.seen())
                                    .toList(),
                            place.transaction() == until ? place : new Place(until, 0)));
        } catch (SQLException failed) {
            throw new DatabaseException("could not read the event log", failed);
        }
    }

    private static List<Logged> read(Connection connection, Place from, long until) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setLong(1, from.transaction());
            statement.setLong(2, until);
            statement.setInt(3, MOST + 1);
            var found = new ArrayList<Logged>();
            var place = new Place(-1, 0);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    long transaction = rows.getLong(1);
                    place = new Place(transaction, transaction == place.transaction() ? place.seen() + 1 : 1);
                    found.add(new Logged(place, rows.getString(2), rows.getString(3), rows.getLong(4)));
                }
            }
            return found;
        }
    }

    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        upkeep.run("eventLog", this::forget);
    }

    /** Forgets what is older than {@link #KEPT}. */
    void forget() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, SqlTime.of(clock.instant().minus(KEPT)));
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseException("could not forget old events", failed);
        }
    }
}
