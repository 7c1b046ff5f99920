package gov.va.mobile.watch.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real PostgreSQL that runs beside the service, for whoever has not given it one. Its data is kept and written through to the disk; it listens on
 * loopback only, on a free port. One folder holds all of it: {@code lock}, {@code binaries}, {@code cluster} and {@code postgresql.log}.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String SERVER = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";
    private static final String OWNER = "postgres";
    private static final String SERVICE = "upstream_watch";
    private static final String FINISHED = "upstream-watch.finished";
    /** Of postmaster.pid: a documented format. */
    private static final int PORT_LINE = 3;

    private static final long LOG_LIMIT_BYTES = 1024 * 1024;
    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    private final DirectoryLock lock;
    private final EmbeddedPostgres server;

    private EmbeddedDatabase(DirectoryLock lock, EmbeddedPostgres server) {
        this.lock = lock;
        this.server = server;
    }

    /** Whether this build carries a PostgreSQL; a container image does not (it would triple its size, and its data would die with the pod). */
    public static boolean available() {
        try {
            Class.forName(SERVER, false, EmbeddedDatabase.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException left) {
            return false;
        }
    }

    /**
     * Starts it in this folder and returns when it answers.
     *
     * @throws CannotStartException when another process has the folder, when it cannot be written, or when PostgreSQL does not start
     */
    public static EmbeddedDatabase start(Path folder) {
        return start(folder, true);
    }

    /** As {@link #start}, but empty, and not written through to the disk: for data that is of no use once its process has ended. */
    public static EmbeddedDatabase startEmpty(Path folder) {
        return start(folder, false);
    }

    /** The port of one that another process runs in that folder; empty when none does. */
    public static Optional<Integer> runningPort(Path folder) {
        Path pidFile = folder.resolve("cluster/postmaster.pid");
        try {
            List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
            return lines.size() > PORT_LINE
                            && ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                                    .filter(ProcessHandle::isAlive)
                                    .isPresent()
                    ? Optional.of(Integer.valueOf(lines.get(PORT_LINE).strip()))
                    : Optional.empty();
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /** What Quarkus has to be told to use the one at that port: to run as a role that owns nothing, and to migrate as the owner. */
    public static Map<String, String> settings(int port) {
        return Map.of(
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:" + port + "/postgres",
                "quarkus.datasource.username", SERVICE,
                "quarkus.datasource.password", SERVICE,
                "watch.database.owner.username", OWNER,
                "watch.database.owner.password", OWNER);
    }

    private static EmbeddedDatabase start(Path folder, boolean keeps) {
        Path directory = folder.toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.take(directory);
        try {
            return new EmbeddedDatabase(lock, startServer(directory, keeps));
        } catch (IOException | RuntimeException failed) {
            throw new CannotStartException(
                    "The embedded PostgreSQL did not start (" + failed.getMessage() + "): see " + log(directory)
                            + ", or set QUARKUS_DATASOURCE_JDBC_URL to a PostgreSQL of yours.",
                    failed);
        }
    }

    private static EmbeddedPostgres startServer(Path directory, boolean keeps) throws IOException {
        Path cluster = directory.resolve("cluster");
        Path binaries = directory.resolve("binaries");
        Path finished = cluster.resolve(FINISHED);
        LeftOvers.stopServer(cluster);
        LeftOvers.deleteHalfUnpacked(binaries);
        LeftOvers.deleteUnfinished(cluster, finished);
        if (!keeps) {
            LeftOvers.deleteCluster(cluster);
        }
        String writesThrough = keeps ? "on" : "off";
        Redirect log = Redirect.appendTo(freshLog(directory));
        EmbeddedPostgres started = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries.toFile())
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_WITHIN)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                // the same order and case rules on every machine, whatever its locales are
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                // the library passes -F, made for tests; what comes later wins
                .setServerConfig("fsync", writesThrough)
                .setServerConfig("synchronous_commit", writesThrough)
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "60")
                .setServerConfig("log_checkpoints", "off")
                .start();
        try {
            provideRole(started);
        } catch (SQLException | RuntimeException failed) {
            started.close();
            throw new IOException("its role " + SERVICE + " could not be made: " + failed.getMessage(), failed);
        }
        Files.writeString(finished, "");
        return started;
    }

    /** Folders of before there were two roles get it, too; migrations give it its rights. */
    private static void provideRole(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + SERVICE
                    + "') THEN CREATE ROLE " + SERVICE + " LOGIN; END IF; END $$");
        }
    }

    private static File freshLog(Path directory) throws IOException {
        Path log = log(directory);
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.delete(log);
        }
        return log.toFile();
    }

    private static Path log(Path directory) {
        return directory.resolve("postgresql.log");
    }

    /** What Quarkus has to be told to use it. */
    public Map<String, String> settings() {
        return settings(server.getPort());
    }

    /** Stops it, keeping its data, and gives the folder back. */
    @Override
    public void close() throws IOException {
        server.close();
        lock.close();
    }
}
