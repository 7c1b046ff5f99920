package gov.va.mobile.watch;

import gov.va.mobile.watch.platform.CannotStartException;
import gov.va.mobile.watch.platform.EgressProxy;
import gov.va.mobile.watch.platform.EmbeddedDatabase;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The service as a process: its database first, where it was given none, then Quarkus; stopped in the opposite order. The database cannot be a part of
 * Quarkus, because Quarkus connects and migrates while it starts.
 */
final class Service {
    /** Longer than {@code quarkus.shutdown.timeout}: a Quarkus that hangs must not keep the database from being closed. */
    private static final long STOP_WITHIN_SECONDS = 30;

    private static final String PROXY = "watch.proxy";
    private static final String DATABASE_URL = "quarkus.datasource.jdbc.url";
    private static final String DATABASE_DIRECTORY = "watch.database.directory";
    private static final String DEFAULT_DATABASE_DIRECTORY = "data/postgres";

    private final CountDownLatch quarkusStopped = new CountDownLatch(1);

    /**
     * Runs until the process is told to stop.
     *
     * @throws CannotStartException when the surroundings do not let it start
     */
    void run(String... args) {
        // built by hand and not registered: Quarkus makes its own configuration later, which must see what is set here
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        EgressProxy.install(config.getOptionalValue(PROXY, String.class));
        provideDatabase(config);
        try {
            Ports.requireFree();
            Quarkus.run(null, this::end, args);
        } finally {
            quarkusStopped.countDown();
        }
    }

    /** Ends the process as Quarkus would, which in dev mode is not to end it; but with our words for a start that failed. */
    private void end(int code, @Nullable Throwable failure) {
        int exitCode = failure == null ? code : StartFailure.tell(failure, code);
        quarkusStopped.countDown();
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(exitCode, failure);
    }

    /** In dev mode this runs at each reload; the system properties outlive the reload, and so the database does. */
    private void provideDatabase(SmallRyeConfig config) {
        if (config.getOptionalValue(DATABASE_URL, String.class).isPresent()) {
            return;
        }
        if (!EmbeddedDatabase.available()) {
            throw new CannotStartException(
                    "No database was given, and this build carries none: set QUARKUS_DATASOURCE_JDBC_URL,"
                            + " QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD to a PostgreSQL 15 or newer.");
        }
        String directory =
                config.getOptionalValue(DATABASE_DIRECTORY, String.class).orElse(DEFAULT_DATABASE_DIRECTORY);
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(directory));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfterQuarkus(database), "embedded database"));
        database.settings().forEach(System::setProperty);
    }

    /** All shutdown hooks run at once; this one waits for Quarkus's, so that nothing is cut off from the database half-way. */
    private void closeAfterQuarkus(EmbeddedDatabase database) {
        try {
            boolean inTime = quarkusStopped.await(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
                System.err.println(
                        "The service did not stop within " + STOP_WITHIN_SECONDS + " s; its database is stopped now.");
            }
            database.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            System.err.println("The embedded database did not stop well: " + failed.getMessage());
        }
    }
}
