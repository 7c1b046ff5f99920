package gov.va.mobile.watch.exercise;

import gov.va.mobile.watch.exercise.Recording.BadRecordingException;
import gov.va.mobile.watch.exercise.Replay.Played;
import io.quarkus.runtime.QuarkusApplication;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The service while it replays: all rooms, a database of its own that is empty at first, nothing polled and nothing sent. */
public class ReplayApplication implements QuarkusApplication {
    /** What to replay; Quarkus makes the application itself, so that it cannot be handed over otherwise. */
    private static final AtomicReference<@Nullable Task> TASK = new AtomicReference<>();

    private final Replay replay;
    private final DataSource database;

    ReplayApplication(Replay replay, DataSource database) {
        this.replay = replay;
        this.database = database;
    }

    record Task(ReplayArguments arguments, Recording recording, PrintStream out) {}

    static void give(Task task) {
        TASK.set(task);
    }

    @Override
    public int run(String... args) throws SQLException, BadRecordingException {
        Task task = TASK.get();
        if (task == null) {
            throw new IllegalStateException("nothing was given to be replayed");
        }
        ReplayArguments asked = task.arguments();
        Played played = replay.play(task.recording().results(asked.from(), asked.to()), asked.to());
        Instant from = asked.from().or(played::first).orElse(played.end());
        Instant end = played.end().plusSeconds(1);
        try (Connection connection = database.getConnection()) {
            new ReplayReport(task.out())
                    .print(
                            asked.map().toString(),
                            played,
                            Tally.count(connection, from, end),
                            task.recording().made(from, end),
                            OpenedIncident.list(connection));
        }
        return 0;
    }
}
