package gov.va.mobile.watch.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.va.mobile.watch.support.OwnerDatabase;
import gov.va.mobile.watch.support.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the role that the service runs as may not do (behaviour.md §7); that its rights suffice shows every other test with a database. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DatabaseRoleTest {
    @Inject
    DataSource database;

    @Inject
    AuditProtection protection;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit SET actor = 'x'",
                "DELETE FROM audit",
                "TRUNCATE audit",
                "DROP TABLE audit",
                "ALTER TABLE audit DISABLE TRIGGER tr_audit_append_only",
                "DROP TRIGGER tr_audit_append_only ON audit",
                "CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
                "CREATE TRIGGER tr_audit_away BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()",
                "SELECT 1 FROM audit FOR UPDATE",
                "TRUNCATE incident CASCADE",
                "CREATE TABLE made (id int)",
                "CREATE SCHEMA made",
                "ALTER TABLE incident ADD COLUMN made int",
                "UPDATE flyway_schema_history SET success = false",
                "SET ROLE watch_owner",
                "SET session_replication_role = replica"
            })
    void mayNot(String sql) {
        assertThatThrownBy(() -> execute(sql))
                .isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s)ERROR: (permission denied|must be owner).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT make_partition('audit', '2031-01-01', '2031-01-02')",
                "SELECT make_partition('check_result', '2031-01-01', '2031-03-02')",
                "SELECT make_partition('check_result', '2031-01-01', '2031-01-01')",
                "SELECT make_partition('check_result', '2031-01-01', NULL)",
                "SELECT drop_partition('audit', '2031-01-01')",
                "SELECT drop_partition('check_result', '2031-01-01')",
                "SELECT drop_partition(NULL, '2031-01-01')"
            })
    void asksForNoTableButPartitions(String sql) {
        assertThatThrownBy(() -> execute(sql)).isInstanceOf(SQLException.class).hasMessageContaining("ERROR: found ");
    }

    @Test
    void nothingIsSaidWhileTheRoleOwnsNothing() {
        assertThat(protection.triggerOnly()).isFalse();
    }

    @Test
    void itIsSaidOfARoleThatOwnsTheLog() throws SQLException {
        try (AgroalDataSource owner = OwnerDatabase.pool()) {
            assertThat(new AuditProtection(owner).triggerOnly()).isTrue();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
