package gov.va.mobile.watch.window;

import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code window_publication}. Plain SQL, because a claim and a wish may be written at the same time and must not overwrite each other's columns.
 * Wishes and outcomes are written inside a turn, claims outside; times of the work are the database's.
 */
@ApplicationScoped
class Publications {
    /** A dead replica's claim ends within 10 s (house.md). */
    private static final String LEASE = "interval '10 seconds'";

    private final DataSource database;

    Publications(DataSource database) {
        this.database = database;
    }

    /** PagerDuty should hold this window with these times and words: after so long, unless it has been told of it before; on another service as well, as long as it was not. */
    void want(UUID windowId, String service, Span span, String description, Duration after, Instant now) {
        update(
                """
                INSERT INTO window_publication AS p (window_id, service, revision, wanted, starts_at, ends_at, description, state, due_at, attempts,
                    settled_revision, permanent, traceparent, wanted_since)
                SELECT n.window_id, n.service, 1, true, n.starts_at, n.ends_at, n.description, 'pending', n.due_at, 0, 0, false, n.traceparent, n.wanted_since
                FROM (SELECT ?::uuid AS window_id, ?::text AS service, ?::timestamptz AS starts_at, ?::timestamptz AS ends_at, ?::text AS description,
                    now() + ? * interval '1 second' AS due_at, ?::text AS traceparent, ?::timestamptz AS wanted_since) AS n
                ON CONFLICT (window_id) DO UPDATE SET revision = p.revision + 1, wanted = true, starts_at = excluded.starts_at,
                    service = CASE WHEN p.pagerduty_id IS NULL THEN excluded.service ELSE p.service END,
                    ends_at = excluded.ends_at, description = excluded.description, state = 'pending',
                    due_at = CASE WHEN p.pagerduty_id IS NULL AND p.attempts = 0 THEN excluded.due_at ELSE now() END, attempts = 0,
                    last_error = NULL, permanent = false, traceparent = excluded.traceparent,
                    wanted_since = CASE WHEN p.published_at IS NULL THEN excluded.wanted_since ELSE p.wanted_since END
                """,
                windowId,
                service,
                span.start(),
                span.end(),
                description,
                after.toSeconds(),
                Traces.here().orElse(null),
                now.plus(after));
    }

    /** PagerDuty should hold nothing of this window any more; the state stays until it does. */
    void wantNothing(UUID windowId) {
        update(
                "UPDATE window_publication SET revision = revision + 1, wanted = false, due_at = now(), attempts = 0, permanent = false, traceparent = ?"
                        + " WHERE window_id = ? AND wanted",
                Traces.here().orElse(null),
                windowId);
    }

    /** Never published and now too late: {@link #wantNothing}, in case an answer was lost, and reported. */
    void abandon(UUID windowId) {
        update("""
                UPDATE window_publication SET revision = revision + 1, wanted = false, due_at = now(), attempts = 0, permanent = false, state = 'failed',
                    last_error = concat_ws(': ', 'its end passed before PagerDuty took it', last_error)
                WHERE window_id = ? AND wanted
                """, windowId);
    }

    /** The windows that PagerDuty refused for good and never held, and the services at which it did. */
    Map<UUID, String> refused() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT window_id, service FROM window_publication WHERE permanent AND wanted AND pagerduty_id IS NULL")) {
            var services = new HashMap<UUID, String>();
            while (found.next()) {
                services.put(found.getObject(1, UUID.class), found.getString(2));
            }
            return services;
        } catch (SQLException failed) {
            throw new DatabaseException("could not read what PagerDuty refused", failed);
        }
    }

    /** Those of these windows of PagerDuty that we made, whatever is written in them now. */
    Set<String> made(Collection<String> pagerdutyIds) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT pagerduty_id FROM window_publication WHERE pagerduty_id = ANY (?)")) {
            select.setArray(1, connection.createArrayOf("text", pagerdutyIds.toArray()));
            try (ResultSet found = select.executeQuery()) {
                var ids = new HashSet<String>();
                while (found.next()) {
                    ids.add(found.getString(1));
                }
                return ids;
            }
        } catch (SQLException failed) {
            throw new DatabaseException("could not read which windows are ours", failed);
        }
    }

    /** For how long the one that is most overdue should have been worked on. */
    Duration overdue() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT coalesce(extract(epoch FROM now() - min(due_at))::bigint, 0) FROM window_publication WHERE due_at <= now()")) {
            row.next();
            return Duration.ofSeconds(row.getLong(1));
        } catch (SQLException failed) {
            throw new DatabaseException("could not look how late publications are", failed);
        }
    }

    /** Those of these windows that are or were to be published. */
    Map<UUID, PublicationRow> of(Collection<UUID> windowIds) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT * FROM window_publication WHERE window_id = ANY (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", windowIds.toArray()));
            try (ResultSet found = select.executeQuery()) {
                var rows = new HashMap<UUID, PublicationRow>();
                while (found.next()) {
                    PublicationRow row = row(found);
                    rows.put(row.windowId(), row);
                }
                return rows;
            }
        } catch (SQLException failed) {
            throw new DatabaseException("could not read publications", failed);
        }
    }

    Optional<PublicationRow> of(UUID windowId) {
        return Optional.ofNullable(of(java.util.List.of(windowId)).get(windowId));
    }

    /** Takes the one that has been due for longest, if any is; index ix_window_publication_due, a handful of rows. */
    Optional<PublicationRow> claim(UUID holder) {
        try (Connection connection = database.getConnection();
                PreparedStatement claim = connection.prepareStatement(
                        "UPDATE window_publication SET claimed_by = ?, claimed_until = now() + "
                                + LEASE
                                + ", attempts = attempts + 1 WHERE window_id = (SELECT window_id FROM window_publication WHERE due_at <= now()"
                                + " AND (claimed_until IS NULL OR claimed_until < now()) ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING *")) {
            claim.setObject(1, holder);
            try (ResultSet found = claim.executeQuery()) {
                return found.next() ? Optional.of(row(found)) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new DatabaseException("could not claim a publication", failed);
        }
    }

    /** Keeps a claim for another lease; false when somebody else has taken it over meanwhile. */
    boolean renew(UUID windowId, UUID holder) {
        return update(
                        "UPDATE window_publication SET claimed_until = now() + " + LEASE
                                + " WHERE window_id = ? AND claimed_by = ? AND claimed_until >= now()",
                        windowId,
                        holder)
                == 1;
    }

    /** Whether the claim still stands; holds its row until the transaction ends. */
    Optional<PublicationRow> lock(UUID windowId, UUID holder) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT * FROM window_publication WHERE window_id = ? AND claimed_by = ? FOR UPDATE")) {
            select.setObject(1, windowId);
            select.setObject(2, holder);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.of(row(found)) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new DatabaseException("could not lock a publication", failed);
        }
    }

    /** Ends a claim with what is known now; due at once where the wish has moved on, else after {@code again}, if at all. */
    void release(Result result) {
        update(
                """
                UPDATE window_publication SET claimed_by = NULL, claimed_until = NULL, attempts = ?, state = ?, settled_revision = ?, pagerduty_id = ?,
                    there_starts_at = ?, there_ends_at = ?, published_at = ?, last_error = ?, permanent = ?,
                    due_at = CASE WHEN revision > ? THEN now() ELSE now() + ? * interval '1 millisecond' END,
                    traceparent = CASE WHEN revision > ? THEN traceparent END
                WHERE window_id = ?
                """,
                result.attempts(),
                result.state().code(),
                result.settledRevision(),
                result.pagerdutyId().orElse(null),
                result.there().map(Span::start).orElse(null),
                result.there().map(Span::end).orElse(null),
                result.publishedAt().orElse(null),
                result.lastError().orElse(null),
                result.permanent(),
                result.doneRevision(),
                result.again().map(Duration::toMillis).orElse(null),
                result.settledRevision(), // what is looked at again later no longer follows from it
                result.windowId());
    }

    /**
     * How a claim ends.
     *
     * @param doneRevision the wish that was worked on
     */
    record Result(
            UUID windowId,
            int doneRevision,
            int settledRevision,
            PublicationRow.State state,
            int attempts,
            Optional<String> pagerdutyId,
            Optional<Span> there,
            Optional<Instant> publishedAt,
            Optional<String> lastError,
            boolean permanent,
            Optional<Duration> again) {}

    /** A person changed it at PagerDuty: the wish becomes what is there, so that nothing is undone. */
    void adopt(UUID windowId, Optional<Span> there) {
        if (there.isPresent()) {
            update(
                    "UPDATE window_publication SET starts_at = ?, ends_at = ? WHERE window_id = ?",
                    there.get().start(),
                    there.get().end(),
                    windowId);
        } else {
            update("UPDATE window_publication SET wanted = false WHERE window_id = ?", windowId);
        }
    }

    /** Makes all rows due that PagerDuty should hold, but those that it refused for good; where it only refused to be looked at, what it holds may have changed since. */
    int reconcile(Instant now) {
        return update(
                "UPDATE window_publication SET due_at = now() WHERE wanted AND due_at IS NULL AND (NOT permanent OR settled_revision = revision) AND ends_at > ?",
                now);
    }

    private int update(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                update.setObject(i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
            }
            return update.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseException("could not write a publication", failed);
        }
    }

    private static PublicationRow row(ResultSet found) throws SQLException {
        Instant thereStart = instant(found, "there_starts_at");
        Instant thereEnd = instant(found, "there_ends_at");
        return new PublicationRow(
                found.getObject("window_id", UUID.class),
                found.getString("service"),
                found.getInt("revision"),
                found.getBoolean("wanted"),
                new Span(
                        found.getObject("starts_at", OffsetDateTime.class).toInstant(),
                        found.getObject("ends_at", OffsetDateTime.class).toInstant()),
                found.getString("description"),
                Coded.of(PublicationRow.State.class, found.getString("state")),
                found.getInt("attempts"),
                found.getInt("settled_revision"),
                Optional.ofNullable(found.getString("pagerduty_id")),
                thereStart == null || thereEnd == null ? Optional.empty() : Optional.of(new Span(thereStart, thereEnd)),
                Optional.ofNullable(instant(found, "published_at")),
                Optional.ofNullable(found.getString("last_error")),
                Optional.ofNullable(found.getString("traceparent")),
                Optional.ofNullable(instant(found, "wanted_since")));
    }

    private static @Nullable Instant instant(ResultSet found, String column) throws SQLException {
        OffsetDateTime time = found.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
