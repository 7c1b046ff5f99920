package gov.va.mobile.watch.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.OneLine;
import gov.va.mobile.watch.platform.Page;
import gov.va.mobile.watch.platform.Paging;
import gov.va.mobile.watch.platform.SqlTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The audit log, in the database. */
@ApplicationScoped
class AuditLog implements Audit {
    private static final int LONGEST = 500;

    private final DataSource database;
    private final ObjectMapper mapper;
    private final Clock clock;

    AuditLog(DataSource database, ObjectMapper mapper, Clock clock) {
        this.database = database;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Whose items, and which. */
    record Filter(
            Optional<String> actor,
            Optional<String> action,
            Optional<String> target,
            Optional<AuditItem.Outcome> outcome,
            Optional<Instant> from,
            Optional<Instant> to) {}

    private record Row(UUID id, AuditItem item) {}

    @Override
    public void record(Actor actor, String action, String target, Optional<Object> before, Optional<Object> after) {
        if (QuarkusTransaction.getStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("an audit item is written in the transaction of the change");
        }
        insert(new AuditItem(
                clock.instant(),
                actor.name(),
                actor.role(),
                action,
                target,
                AuditItem.Outcome.DONE,
                before.<JsonNode>map(mapper::valueToTree).orElse(null),
                after.<JsonNode>map(mapper::valueToTree).orElse(null)));
    }

    /** Records a try that was refused, in a transaction of its own. */
    void denied(String actor, Optional<Role> role, String action, String target) {
        QuarkusTransaction.requiringNew()
                .run(() -> insert(new AuditItem(
                        clock.instant(),
                        kept(actor),
                        role.orElse(null),
                        action,
                        kept(target),
                        AuditItem.Outcome.DENIED,
                        null,
                        null)));
    }

    /** Whoever was refused may have called himself anything. */
    private static String kept(String text) {
        String line = OneLine.of(text);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }

    /** Newest first. */
    Page<AuditItem> read(Filter filter, Paging paging) {
        String sql = "SELECT id, at, actor, role, action, target, outcome, before, after FROM audit"
                + " WHERE (?::text IS NULL OR actor = ?) AND (?::text IS NULL OR action = ?)"
                + " AND (?::text IS NULL OR target = ?) AND (?::text IS NULL OR outcome = ?)"
                + " AND (?::timestamptz IS NULL OR at >= ?) AND (?::timestamptz IS NULL OR at < ?)"
                + " AND (?::timestamptz IS NULL OR (at, id) < (?, ?)) ORDER BY at DESC, id DESC LIMIT ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            int next = twice(select, 1, filter.actor());
            next = twice(select, next, filter.action());
            next = twice(select, next, filter.target());
            next = twice(select, next, filter.outcome().map(AuditItem.Outcome::code));
            next = timeTwice(select, next, filter.from());
            next = timeTwice(select, next, filter.to());
            next = timeTwice(select, next, paging.after().map(Paging.Place::at));
            select.setObject(next, paging.after().map(Paging.Place::id).orElse(null));
            select.setInt(next + 1, paging.limit() + 1);
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(row.getObject("id", UUID.class), item(row)));
                }
            }
            return paging.page(rows, row -> new Paging.Place(row.item().at(), row.id()))
                    .map(Row::item);
        } catch (SQLException failed) {
            throw new DatabaseException("could not read the audit log", failed);
        }
    }

    /** Sets this parameter and the next, once to ask whether it is given and once to compare; the one after them. */
    private static int twice(PreparedStatement select, int at, Optional<String> value) throws SQLException {
        select.setString(at, value.orElse(null));
        select.setString(at + 1, value.orElse(null));
        return at + 2;
    }

    private static int timeTwice(PreparedStatement select, int at, Optional<Instant> value) throws SQLException {
        @Nullable OffsetDateTime time = SqlTime.of(value);
        select.setObject(at, time);
        select.setObject(at + 1, time);
        return at + 2;
    }

    private void insert(AuditItem item) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO audit (id, at, actor, role, action, target, outcome, before, after)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setObject(2, SqlTime.of(item.at()));
            insert.setString(3, item.actor());
            insert.setString(4, item.role() == null ? null : item.role().code());
            insert.setString(5, item.action());
            insert.setString(6, item.target());
            insert.setString(7, item.outcome().code());
            insert.setString(8, item.before() == null ? null : item.before().toString());
            insert.setString(9, item.after() == null ? null : item.after().toString());
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseException("could not write to the audit log", failed);
        }
    }

    private AuditItem item(ResultSet row) throws SQLException {
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        @Nullable String role = row.getString("role");
        return new AuditItem(
                at,
                row.getString("actor"),
                role == null ? null : Coded.of(Role.class, role),
                row.getString("action"),
                row.getString("target"),
                Coded.of(AuditItem.Outcome.class, row.getString("outcome")),
                json(row.getString("before")),
                json(row.getString("after")));
    }

    private @Nullable JsonNode json(@Nullable String text) {
        try {
            return text == null ? null : mapper.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an audit item holds no JSON", impossible);
        }
    }
}
