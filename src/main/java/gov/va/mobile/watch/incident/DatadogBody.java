package gov.va.mobile.watch.incident;

import com.fasterxml.jackson.databind.JsonNode;
import gov.va.mobile.watch.platform.Input;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The body of a Datadog webhook whose payload is the template of docs/incidents.md: one alert. Datadog's own template says neither what it is about nor whether it is over. */
final class DatadogBody {
    private static final String RECOVERED = "Recovered";
    private static final List<String> TRANSITIONS =
            List.of("Triggered", "Re-Triggered", "No Data", "Re-No Data", "Warn", "Re-Warn", "Renotify", RECOVERED);
    private static final String UPSTREAM = "upstream:";

    private DatadogBody() {}

    static List<Alert> read(JsonNode body, Input input) {
        var fields = new AlertFields(input);
        String cycle = fields.key("alert_cycle_key", body.path("alert_cycle_key"));
        Optional<String> transition = fields.word("alert_transition", body.path("alert_transition"), TRANSITIONS);
        String id = AlertFields.oneLine(body.path("alert_id").asText("")).orElse(cycle);
        return List.of(new Alert(
                AlertSource.DATADOG,
                cycle,
                id,
                transition.map(DatadogBody::state).orElse(Alert.State.WARNING),
                fields.optional("tags", body.path("tags")).flatMap(DatadogBody::upstream),
                AlertFields.oneLine(body.path("title").asText("")).orElse("an alert without a title")));
    }

    private static Alert.State state(String transition) {
        if (transition.equals(RECOVERED)) {
            return Alert.State.RESOLVED;
        }
        return transition.endsWith("Warn") ? Alert.State.WARNING : Alert.State.FIRING;
    }

    /** Datadog sends its tags as one text, separated by commas. */
    private static Optional<String> upstream(String tags) {
        return Arrays.stream(tags.split(",", -1))
                .map(String::strip)
                .filter(tag -> tag.toLowerCase(Locale.ROOT).startsWith(UPSTREAM))
                .flatMap(tag -> AlertFields.oneLine(tag.substring(UPSTREAM.length())).stream())
                .findFirst();
    }
}
