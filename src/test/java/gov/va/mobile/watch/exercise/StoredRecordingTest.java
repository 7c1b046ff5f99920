package gov.va.mobile.watch.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.Phases;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.poll.Playback.Recorded;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StoredRecordingTest {
    private static final Instant FIRST = Instant.parse("2024-02-01T10:00:00Z");

    @Inject
    DataSource database;

    @AfterEach
    void remove() throws Exception {
        execute(
                "DELETE FROM check_result WHERE check_number = 990001; DELETE FROM check_identity WHERE number = 990001");
    }

    @Test
    void readsWhatAServiceRecordedAndWhatItMadeOfIt() throws Exception {
        execute("""
                INSERT INTO check_identity (number, upstream_id, check_id) VALUES (990001, 'old', 'main');
                INSERT INTO check_result (check_number, at, class, latency_us, first_byte_us, failure_kind, failure_message) VALUES
                    (990001, '2024-02-01T10:00:30Z', 'fail', 10000000, NULL, 'timeout', 'expected an answer within 10 s, found none'),
                    (990001, '2024-02-01T10:00:00Z', 'pass', 83000, 70000, NULL, NULL)""");
        try (var recording = StoredRecording.of(database.getConnection())) {
            assertThat(recording.earliest()).contains(FIRST);
            assertThat(recording.results(Optional.of(FIRST), Optional.of(FIRST.plusSeconds(60))))
                    .toIterable()
                    .containsExactly(
                            new Recorded(
                                    "old",
                                    "main",
                                    FIRST,
                                    CheckResult.pass(
                                            Duration.ofMillis(83),
                                            new Phases(
                                                    Phases.NOT_REACHED,
                                                    Phases.NOT_REACHED,
                                                    Phases.NOT_REACHED,
                                                    70_000_000,
                                                    Phases.NOT_REACHED))),
                            new Recorded(
                                    "old",
                                    "main",
                                    FIRST.plusSeconds(30),
                                    CheckResult.of(
                                            ResultClass.FAIL,
                                            FailureKind.TIMEOUT,
                                            "expected an answer within 10 s, found none",
                                            Duration.ofSeconds(10),
                                            Phases.NONE)));
            assertThat(recording.made(FIRST, FIRST.plusSeconds(60))).contains(new Tally(0, 0, 0, 0, 0, 0));
        }
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
