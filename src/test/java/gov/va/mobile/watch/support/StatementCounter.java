package gov.va.mobile.watch.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.ConfigProvider;

/** How many statements the database of a {@code @QuarkusTest} has carried out, whoever sent them: PostgreSQL itself counts them. */
public final class StatementCounter implements AutoCloseable {
    private final Connection connection;

    /** Counts from a database beside it, so that its own questions are not among them. */
    public StatementCounter() throws SQLException {
        String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        connection = DriverManager.getConnection(
                url.substring(0, url.lastIndexOf('/')) + "/postgres", "postgres", "trusted");
    }

    /** How many there were since it started. */
    public long count() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT coalesce(sum(s.calls), 0) FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid"
                                + " WHERE d.datname = 'watch'")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
