package gov.va.mobile.watch.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.va.mobile.watch.platform.Input;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.support.Mutations;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Alerts of other systems, broken at random: each is refused with what is wrong, or is one that can be kept. */
class HostileAlertsTest {
    private static final int BODIES = 2_000;
    private static final int LONGEST = 300;
    private static final String ALERTMANAGER = """
            {"version":"4","groupKey":"{}:{alertname=\\"x\\"}","status":"firing","commonLabels":{"upstream":"bgs"},"alerts":[{"status":"firing","labels":{"alertname":"x","upstream":"bgs"},\
            "annotations":{"summary":"Down"},"fingerprint":"abc","startsAt":"2026-11-02T15:00:00Z"}]}""";
    private static final String DATADOG = """
            {"alert_id":"1","alert_cycle_key":"77","alert_transition":"Triggered","title":"[Triggered] x","tags":"env:prod,upstream:bgs"}""";

    private final Mutations mutations = new Mutations();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void alertsAreRefusedOrCanBeKept() {
        int kept = 0;
        for (int n = 0; n < BODIES; n++) {
            boolean datadog = n % 2 == 0;
            String text = mutations.broken(datadog ? DATADOG : ALERTMANAGER);
            Optional<JsonNode> body = body(text);
            if (body.isPresent()) {
                var input = new Input();
                List<Alert> alerts =
                        datadog ? DatadogBody.read(body.get(), input) : AlertmanagerBody.read(body.get(), input);
                try {
                    input.check();
                    alerts.forEach(alert -> canBeKept(alert, text));
                    kept++;
                } catch (ProblemException refused) {
                    assertThat(refused.getMessage()).as(text).isNotBlank();
                }
            }
        }
        assertThat(kept).isPositive();
    }

    private void canBeKept(Alert alert, String text) {
        assertThat(List.of(
                        alert.text(),
                        alert.fingerprint(),
                        alert.groupKey(),
                        alert.upstream().orElse("x")))
                .as("seed %d: %s", mutations.seed(), text)
                .allSatisfy(words -> assertThat(words)
                        .isNotBlank()
                        .hasSizeLessThanOrEqualTo(2 * LONGEST)
                        .doesNotContain("\u0000", "\n"));
    }

    private Optional<JsonNode> body(String text) {
        try {
            return Optional.ofNullable(json.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }
}
