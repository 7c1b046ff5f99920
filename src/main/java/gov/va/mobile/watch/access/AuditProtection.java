package gov.va.mobile.watch.access;

import gov.va.mobile.watch.platform.DatabaseException;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Says at the start when the role that the service runs as could do away with what protects the audit log (behaviour.md §7): it owns the table, or may all. */
@ApplicationScoped
class AuditProtection {
    private static final Logger LOG = Logger.getLogger(AuditProtection.class);

    private final DataSource database;

    AuditProtection(DataSource database) {
        this.database = database;
    }

    void start(@Observes StartupEvent event) {
        if (triggerOnly()) {
            LOG.warn(
                    "The audit log is protected by its trigger only: the service's database role owns it or is a superuser"
                            + " (docs/access.md, \"The database's roles\")");
        }
    }

    /** Whether nothing but the trigger keeps this role from changing what was recorded. */
    boolean triggerOnly() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT has_table_privilege('audit', 'UPDATE, DELETE, TRUNCATE') OR pg_has_role(relowner, 'MEMBER')"
                                + " FROM pg_class WHERE oid = 'audit'::regclass")) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException failed) {
            throw new DatabaseException("could not ask what protects the audit log", failed);
        }
    }
}
