package gov.va.mobile.watch.exercise;

import gov.va.mobile.watch.exercise.Recording.BadRecordingException;
import gov.va.mobile.watch.exercise.ReplayArguments.BadCallException;
import gov.va.mobile.watch.map.ValidateCommand;
import gov.va.mobile.watch.platform.CannotStartException;
import gov.va.mobile.watch.platform.EmbeddedDatabase;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** {@code replay}: runs what was recorded through another map and says what would have been opened, proposed and told (docs/replay.md). */
public final class ReplayCommand {
    private static final int BAD_INPUT = 1;
    private static final int WRONG_SURROUNDINGS = 2;
    private static final Path DEFAULT_DATABASE = Path.of("data/postgres");
    private static final String NO_CHANNEL = "http://localhost:9/replay";

    private ReplayCommand() {}

    /**
     * Does it, and prints the report on {@code out}, what is wrong on {@code err}.
     *
     * @param arguments what stands behind {@code replay}
     * @param now what "so long ago" counts from
     * @return the exit code: 0, 1 for a map or a recording that cannot be used, 2 for a call that is none or surroundings that are wrong
     */
    public static int run(List<String> arguments, Instant now, PrintStream out, PrintStream err) {
        try {
            ReplayArguments asked = ReplayArguments.parse(arguments, now);
            if (!valid(asked.map(), err)) {
                return BAD_INPUT;
            }
            return replay(asked, out, err);
        } catch (BadCallException | CannotStartException refused) {
            err.println(refused.getMessage());
            return WRONG_SURROUNDINGS;
        } catch (BadRecordingException | IOException unreadable) {
            err.println(unreadable.getMessage());
            return BAD_INPUT;
        }
    }

    /** The errors of a map go to the standard error, as what it says of a good one would only be in the way. */
    private static boolean valid(Path map, PrintStream err) {
        var said = new ByteArrayOutputStream();
        boolean valid = ValidateCommand.run(map.toString(), new PrintStream(said, true, StandardCharsets.UTF_8)) == 0;
        if (!valid) {
            err.print(said.toString(StandardCharsets.UTF_8));
        }
        return valid;
    }

    private static int replay(ReplayArguments asked, PrintStream out, PrintStream err)
            throws BadRecordingException, IOException {
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        Path directory =
                config.getOptionalValue("watch.database.directory", Path.class).orElse(DEFAULT_DATABASE);
        if (!EmbeddedDatabase.available()) {
            throw new CannotStartException(
                    "A replay needs a database of its own, and this build carries none: run it by ./watch replay.");
        }
        try (Source source = Source.open(asked, config, directory);
                EmbeddedDatabase own = EmbeddedDatabase.startEmpty(directory.resolveSibling("replay"))) {
            Optional<Instant> begin =
                    asked.from().isPresent() ? asked.from() : source.recording().earliest();
            settings(asked, begin.orElse(Instant.EPOCH)).forEach(System::setProperty);
            own.settings().forEach(System::setProperty);
            ReplayApplication.give(new ReplayApplication.Task(asked, source.recording(), out));
            return runQuarkus(err);
        }
    }

    /** Quarkus ends the process itself unless it is told what to do instead. */
    private static int runQuarkus(PrintStream err) {
        var code = new AtomicInteger();
        Quarkus.run(ReplayApplication.class, (exit, failure) -> code.set(failure == null ? exit : told(failure, err)));
        return code.get();
    }

    private static int told(Throwable failure, PrintStream err) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof BadRecordingException)) {
            cause = cause.getCause();
        }
        err.println("The replay failed: " + cause.getMessage());
        return BAD_INPUT;
    }

    private static Map<String, String> settings(ReplayArguments asked, Instant from) {
        return Map.ofEntries(
                Map.entry("watch.services-map", asked.map().toString()),
                Map.entry("watch.replay.from", from.toString()),
                // all of it happens by the replay's clock alone
                Map.entry("quarkus.scheduler.enabled", "false"),
                Map.entry("watch.due.leave-out", "delivery,publications,heartbeats"),
                Map.entry("watch.notification.deliver", "false"),
                // decided on as with channels, sent by none
                Map.entry("watch.slack.alerts-webhook", NO_CHANNEL),
                Map.entry("watch.slack.team-webhook", NO_CHANNEL),
                Map.entry("watch.slack.oncall-webhook", NO_CHANNEL),
                Map.entry("watch.pagerduty.token", " "),
                Map.entry("watch.access.tokens.replay.sha256", "0".repeat(64)),
                Map.entry("watch.access.tokens.replay.role", "viewer"),
                Map.entry("quarkus.http.host-enabled", "false"),
                Map.entry("quarkus.management.port", "0"),
                Map.entry("quarkus.log.level", "ERROR"),
                Map.entry("quarkus.datasource.health.enabled", "false"));
    }

    /** Where the results lie, and the database that was started to read them, if one was. */
    private record Source(Recording recording, @Nullable EmbeddedDatabase started) implements AutoCloseable {
        static Source open(ReplayArguments asked, SmallRyeConfig config, Path directory)
                throws BadRecordingException, IOException {
            if (asked.results().isPresent()) {
                return new Source(CsvRecording.read(asked.results().get()), null);
            }
            Optional<String> url = config.getOptionalValue("quarkus.datasource.jdbc.url", String.class);
            if (url.isPresent()) {
                return new Source(
                        connect(
                                url.get(),
                                config.getOptionalValue("quarkus.datasource.username", String.class)
                                        .orElse(""),
                                config.getOptionalValue("quarkus.datasource.password", String.class)
                                        .orElse("")),
                        null);
            }
            Optional<Integer> port = EmbeddedDatabase.runningPort(directory);
            if (port.isPresent()) {
                return new Source(connect(EmbeddedDatabase.settings(port.get())), null);
            }
            if (!Files.isDirectory(directory.resolve("cluster"))) {
                throw new BadRecordingException(
                        "found no recorded results in " + directory
                                + ", expected --results FILE.csv, QUARKUS_DATASOURCE_JDBC_URL, or WATCH_DATABASE_DIRECTORY of a service that has run");
            }
            EmbeddedDatabase started = EmbeddedDatabase.start(directory);
            try {
                return new Source(connect(started.settings()), started);
            } catch (BadRecordingException failed) {
                started.close();
                throw failed;
            }
        }

        /** As the owner, who may read whatever a migration has yet to give to the service's own role. */
        private static Recording connect(Map<String, String> settings) throws BadRecordingException {
            return connect(
                    settings.getOrDefault("quarkus.datasource.jdbc.url", ""),
                    settings.getOrDefault("watch.database.owner.username", ""),
                    settings.getOrDefault("watch.database.owner.password", ""));
        }

        private static Recording connect(String url, String user, String password) throws BadRecordingException {
            try {
                return StoredRecording.of(DriverManager.getConnection(url, user, password));
            } catch (SQLException failed) {
                throw new BadRecordingException(
                        "found no database to read from (" + failed.getMessage()
                                + "), expected that of a service, by QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD",
                        failed);
            }
        }

        @Override
        public void close() throws BadRecordingException, IOException {
            recording.close();
            if (started != null) {
                started.close();
            }
        }
    }
}
