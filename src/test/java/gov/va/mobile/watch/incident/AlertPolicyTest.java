package gov.va.mobile.watch.incident;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.incident.AlertPolicy.News;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "FIRING,   false, false, FIRES",
        "FIRING,   true,  true,  NONE",
        "FIRING,   true,  false, FIRES",
        "FIRING,   false, true,  FIRES",
        "RESOLVED, true,  true,  OVER",
        "RESOLVED, true,  false, OVER",
        "RESOLVED, false, true,  NONE",
        "RESOLVED, false, false, NONE",
        "WARNING,  true,  true,  WARNS",
        "WARNING,  false, false, WARNS",
    })
    void aDeliveryIsNewsOnce(Alert.State state, boolean fires, boolean placed, News news) {
        assertThat(AlertPolicy.news(state, fires, placed)).isEqualTo(news);
    }

    @ParameterizedTest
    @CsvSource({
        "true,  false, false, false, true",
        "false, false, false, false, false",
        "true,  true,  false, false, false",
        "true,  false, true,  false, false",
        "true,  false, false, true,  false",
    })
    void onlyWhatAlertsAloneOpenedResolvesWithThem(
            boolean openedByAlerts, boolean anotherFires, boolean fails, boolean recovering, boolean recovers) {
        assertThat(AlertPolicy.recovers(openedByAlerts, anotherFires, fails, recovering))
                .isEqualTo(recovers);
    }
}
