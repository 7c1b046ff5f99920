package gov.va.mobile.watch.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For how long 429 keeps us away. */
class BackOffTest {
    @ParameterizedTest
    @CsvSource({
        "30,    , 30,   60", // the first one
        "30,    , 60,   120", // still 429: doubled
        "30,    , 120,  240",
        "30,    , 240,  240", // as far as 8 intervals
        "30,    , 9000, 240", // a gap of our own is no reason to wait for longer
        "30,    , 3,    60", // after a retry or a run by hand
        "30,    ,     , 60",
        "30,  7 , 60,   7", // the server knows best
        "30, 900, 30,   900",
        "30, 86400, 30, 3600", // but not everything
        "1800,  , 1800, 3600",
    })
    void seconds(long interval, Long asked, Long sinceLast, long expected) {
        assertThat(BackOff.after(Duration.ofSeconds(interval), duration(asked), duration(sinceLast)))
                .isEqualTo(Duration.ofSeconds(expected));
    }

    private static Optional<Duration> duration(Long seconds) {
        return Optional.ofNullable(seconds).map(Duration::ofSeconds);
    }
}
