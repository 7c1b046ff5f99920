package gov.va.mobile.watch.notification.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.va.mobile.watch.notification.Deed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DialogFieldsTest {
    @Test
    void readsEachKindOfField() {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        values.put("link", json("{\"type\":\"url_text_input\",\"value\":\"https://x.example\"}"));
        values.put("note", json("{\"type\":\"plain_text_input\",\"value\":null}"));
        values.put("scope", json("{\"type\":\"radio_buttons\",\"selected_option\":{\"value\":\"shared\"}}"));
        values.put("none", json("{\"type\":\"radio_buttons\",\"selected_option\":null}"));
        values.put("autoEnd", json("{\"type\":\"checkboxes\",\"selected_options\":[{\"value\":\"true\"}]}"));
        values.put("off", json("{\"type\":\"checkboxes\",\"selected_options\":[]}"));
        values.put("end", json("{\"type\":\"datetimepicker\",\"selected_date_time\":1700000000}"));
        values.put("never", json("{\"type\":\"datetimepicker\",\"selected_date_time\":null}"));
        assertThat(DialogFields.read(Deed.REPORTED, values, Optional.empty()))
                .isEqualTo(Map.of(
                        "link", "https://x.example",
                        "scope", "shared",
                        "autoEnd", true,
                        "end", "2023-11-14T22:13:20Z"));
    }

    @Test
    void aTimeThatIsNoneStaysToBeRefused() {
        Map<String, JsonNode> values =
                Map.of("end", json("{\"type\":\"datetimepicker\",\"selected_date_time\":9000000000000000000}"));
        assertThat(DialogFields.read(Deed.EXTEND, values, Optional.empty()))
                .isEqualTo(Map.of("end", "9000000000000000000"));
        Map<String, JsonNode> text =
                Map.of("end", json("{\"type\":\"datetimepicker\",\"selected_date_time\":\"soon\"}"));
        assertThat(DialogFields.read(Deed.EXTEND, text, Optional.empty())).isEmpty();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException(noJson);
        }
    }
}
