package gov.va.mobile.watch.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.Phases;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.exercise.Recording.BadRecordingException;
import gov.va.mobile.watch.poll.Playback.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRecordingTest {
    @TempDir
    Path folder;

    @Test
    void readsResultsOldestFirst() throws Exception {
        var recording = read("""
                at,upstream,check,class,latency,kind,message
                2026-11-24T10:00:30Z,bgs,main,fail,0.4,status,"answered 503, expected 200-299"
                2026-11-24T05:00:00-05:00,bgs,main,pass,0.083,,
                2026-11-24T10:01:00Z,mpi,main,fail,,,
                """);
        assertThat(recording.earliest()).contains(Instant.parse("2026-11-24T10:00:00Z"));
        assertThat(recording.results(Optional.empty(), Optional.empty()))
                .toIterable()
                .containsExactly(
                        new Recorded(
                                "bgs",
                                "main",
                                Instant.parse("2026-11-24T10:00:00Z"),
                                CheckResult.pass(Duration.ofMillis(83), Phases.NONE)),
                        new Recorded(
                                "bgs",
                                "main",
                                Instant.parse("2026-11-24T10:00:30Z"),
                                CheckResult.of(
                                        ResultClass.FAIL,
                                        FailureKind.STATUS,
                                        "answered 503, expected 200-299",
                                        Duration.ofMillis(400),
                                        Phases.NONE)),
                        new Recorded(
                                "mpi",
                                "main",
                                Instant.parse("2026-11-24T10:01:00Z"),
                                CheckResult.of(
                                        ResultClass.FAIL,
                                        FailureKind.STATUS,
                                        "recorded as fail",
                                        Duration.ZERO,
                                        Phases.NONE)));
        assertThat(recording.results(
                        Optional.of(Instant.parse("2026-11-24T10:00:30Z")),
                        Optional.of(Instant.parse("2026-11-24T10:01:00Z"))))
                .toIterable()
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "at,upstream,check;|:1: found the columns [at, upstream, check], expected [at, upstream, check, class]",
                "at,upstream,check,class,colour;|:1: found the column colour, expected only",
                "at,upstream,check,class;2026-11-24,bgs,main,pass|:2: found at \"2026-11-24\", expected a time with its offset",
                "at,upstream,check,class;2026-11-24T10:00:00Z,bgs,main,green|:2: found class \"green\", expected pass, degraded, fail",
                "at,upstream,check,class;2026-11-24T10:00:00Z,bgs,main|:2: found 3 values, expected one for each column",
                "at,upstream,check,class,latency;2026-11-24T10:00:00Z,bgs,main,pass,fast|:2: found latency \"fast\", expected seconds",
                "at,upstream,check,class,latency;2026-11-24T10:00:00Z,bgs,main,pass,-1|:2: found latency \"-1\", expected seconds from 0",
                "at,upstream,check,class,kind;2026-11-24T10:00:00Z,bgs,main,fail,broken|:2: found kind \"broken\", expected dns"
            })
    void saysWhereAFileIsWrong(String text, String message) {
        assertThatThrownBy(() -> read(text.replace(";", "\n")))
                .isInstanceOf(BadRecordingException.class)
                .hasMessageContaining(message);
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThatThrownBy(() -> CsvRecording.read(folder.resolve("none.csv")))
                .isInstanceOf(BadRecordingException.class)
                .hasMessageContaining("found no readable CSV file");
    }

    private CsvRecording read(String text) throws BadRecordingException, IOException {
        return CsvRecording.read(Files.writeString(folder.resolve("results.csv"), text));
    }
}
