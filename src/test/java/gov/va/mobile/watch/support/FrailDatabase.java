package gov.va.mobile.watch.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A real PostgreSQL to which a test lets things happen: it stops and comes back, takes no writes, or has no room left. */
public final class FrailDatabase implements AutoCloseable {
    /** What a full disk does to whoever writes, by SQLSTATE 53100. */
    private static final String FULL = """
            CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;
            CREATE TRIGGER no_room BEFORE INSERT ON check_result FOR EACH ROW EXECUTE FUNCTION no_room();
            CREATE TRIGGER no_room BEFORE INSERT ON incident FOR EACH ROW EXECUTE FUNCTION no_room();
            CREATE TRIGGER no_room BEFORE INSERT ON notification FOR EACH ROW EXECUTE FUNCTION no_room()""";

    private final EmbeddedPostgres server;
    private final Path cluster;
    private final Path log;

    private FrailDatabase(EmbeddedPostgres server, Path cluster, Path log) {
        this.server = server;
        this.cluster = cluster;
        this.log = log;
    }

    /** Starts one with its data in that folder. */
    public static FrailDatabase start(Path folder) {
        Path cluster = folder.resolve("cluster");
        return Unchecked.call(() -> {
            Files.createDirectories(folder);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setServerConfig("max_connections", "200")
                    .start();
            return new FrailDatabase(server, cluster, folder.resolve("postgresql.log"));
        });
    }

    public int port() {
        return server.getPort();
    }

    /** Where its superuser finds it. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres";
    }

    /** A connection of its superuser. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "postgres");
    }

    /** Executes it as its superuser, in autocommit. */
    public void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The rows of a query, their columns as one text each. */
    public List<String> rows(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= columns; column++) {
                    row.add(String.valueOf(rows.getString(column)));
                }
                found.add(String.join(" ", row));
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Stops it as an operator does who is in a hurry: every connection is broken. Answers what {@link #start(String)} needs. */
    public String stop() {
        return Unchecked.call(() -> {
            String options =
                    Files.readString(cluster.resolve("postmaster.opts")).strip();
            control(options, "stop", "-m", "fast");
            return options;
        });
    }

    /** Starts it again as it was. */
    public void start(String options) {
        control(options, "start", "-l", log.toString(), "-o", options.substring(options.indexOf(' ') + 1));
    }

    /** From now on it takes no writes, as while another one is made the first. */
    public void readOnly() {
        execute("ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()");
    }

    /** It takes writes again. */
    public void readWrite() {
        execute(
                "SET default_transaction_read_only = off",
                "ALTER SYSTEM RESET default_transaction_read_only",
                "SELECT pg_reload_conf()");
    }

    /** From now on it has no room for anything new. */
    public void fill() {
        execute(FULL);
    }

    /** It has room again. */
    public void makeRoom() {
        execute("DROP FUNCTION no_room() CASCADE");
    }

    private void control(String options, String... what) {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root
        }
        Path postgres = Path.of(options.substring(0, options.indexOf(' ')).replace("\"", ""));
        command.add(postgres.resolveSibling("pg_ctl").toString());
        command.addAll(List.of(what));
        command.addAll(List.of("-w", "-D", cluster.toString()));
        Unchecked.run(() -> {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            assertThat(process.waitFor()).as(() -> command + ": see " + log).isZero();
        });
    }

    @Override
    public void close() {
        Unchecked.run(() -> {
            server.close();
        });
    }
}
