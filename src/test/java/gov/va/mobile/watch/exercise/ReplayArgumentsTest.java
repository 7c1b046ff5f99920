package gov.va.mobile.watch.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.va.mobile.watch.exercise.ReplayArguments.BadCallException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayArgumentsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void takesDaysTimesAndTimesAgo() throws BadCallException {
        assertThat(parse("--map", "m.yaml", "--from", "14d", "--to", "2026-11-24"))
                .isEqualTo(new ReplayArguments(
                        Optional.of(Instant.parse("2026-11-10T12:00:00Z")),
                        Optional.of(Instant.parse("2026-11-24T00:00:00Z")),
                        Path.of("m.yaml"),
                        Optional.empty()));
        assertThat(parse("--from", "2026-11-23T09:00:00-05:00", "--results", "r.csv", "--map", "m.yaml"))
                .isEqualTo(new ReplayArguments(
                        Optional.of(Instant.parse("2026-11-23T14:00:00Z")),
                        Optional.empty(),
                        Path.of("m.yaml"),
                        Optional.of(Path.of("r.csv"))));
        assertThat(parse("--map", "m", "--from", "6h", "--to", "30m").from())
                .contains(Instant.parse("2026-11-24T06:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--from 14d|found no --map",
                "--map|found nothing behind --map",
                "--map m --since 14d|found --since",
                "--map m --from yesterday|found --from yesterday",
                "--map m --from 2026-13-01|found --from 2026-13-01",
                "--map m --from 2026-11-24T09:00:00|found --from 2026-11-24T09:00:00",
                "--map m --from 1d --to 2d|expected a time before --to"
            })
    void saysWhatIsWrongAndHowItIsCalled(String call, String message) {
        assertThatThrownBy(() -> parse(call.split(" ")))
                .isInstanceOf(BadCallException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(ReplayArguments.USAGE);
    }

    private static ReplayArguments parse(String... arguments) throws BadCallException {
        return ReplayArguments.parse(List.of(arguments), NOW);
    }
}
