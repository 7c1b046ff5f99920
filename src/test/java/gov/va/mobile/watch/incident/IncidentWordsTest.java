package gov.va.mobile.watch.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People read "9 days", machines {@code P9D} (api.md, "Assessment"). */
class IncidentWordsTest {
    @ParameterizedTest
    @CsvSource({
        "P9D, 9 days",
        "P1D, 1 day",
        "P2W, 14 days",
        "P1M15D, 1 month 15 days",
        "P0D, 0 days",
        "PT4H, 4 h",
        "PT4H30M, 4 h 30 min",
        "P1DT4H, 28 h",
        "PT0S, 0 s"
    })
    void saysDurationsAsPeopleDo(String iso, String words) {
        assertThat(IncidentWords.period(iso)).isEqualTo(words);
    }
}
