package gov.va.mobile.watch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.va.mobile.watch.platform.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryQueryTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:07:30Z");
    private static final Duration FINE = Duration.ofDays(90);

    private static HistoryQuery of(@Nullable String from, @Nullable String to, @Nullable String step) {
        return HistoryQuery.of(from, to, step, NOW, FINE);
    }

    @Test
    void theLastDayInFiveMinutesUnlessTold() {
        assertThat(of(null, null, null))
                .isEqualTo(new HistoryQuery(Instant.parse("2026-11-23T10:05:00Z"), NOW, Duration.ofMinutes(5)));
        assertThat(of(null, "2026-11-30T00:00:00Z", null).to()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T09:00:00+01:00, PT5M",
        "2026-11-20T00:00:00Z, PT15M",
        "2026-10-28T00:00:00Z, PT1H",
        "2026-09-01T00:00:00Z, PT6H",
        "2025-11-01T00:00:00Z, PT24H"
    })
    void longRangesHaveLongSteps(String from, String step) {
        assertThat(of(from, null, null).step()).isEqualTo(Duration.parse(step));
    }

    @Test
    void whatIsTooOldForFiveMinutesIsToldByTheHour() {
        assertThat(of("2026-08-01T00:00:00Z", "2026-08-02T00:00:00Z", null).step())
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void stepsAreWrittenAsInTheApiOrAsInTheMap() {
        assertThat(of(null, null, "PT1H").step()).isEqualTo(Duration.ofHours(1));
        assertThat(of(null, null, "1h").step()).isEqualTo(Duration.ofHours(1));
        assertThat(of(null, null, "1d").step()).isEqualTo(Duration.ofDays(1));
        assertThat(of("2026-11-24T10:00:00Z", null, "P1D").from()).isEqualTo("2026-11-24T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T00:00:00Z,,, from: found 2026-11-25T00:00:00Z",
        "2026-11-24T00:00:00Z, 2026-11-23T00:00:00Z,, from: found",
        "yesterday,,, from: found yesterday",
        ",, PT7M, 'step: found PT7M, expected one of PT5M, PT15M, PT1H, PT6H, PT24H'",
        ",, soon, step: found soon",
        "2026-08-26T10:00:00Z,, PT5M, at most 3000",
        "1970-01-01T00:00:00Z,,, at most 3000"
    })
    void whatCannotBeToldIsRefusedInWords(
            @Nullable String from, @Nullable String to, @Nullable String step, String words) {
        assertThatThrownBy(() -> of(from, to, step))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(words);
    }
}
