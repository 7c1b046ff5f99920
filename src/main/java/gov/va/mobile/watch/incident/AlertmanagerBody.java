package gov.va.mobile.watch.incident;

import com.fasterxml.jackson.databind.JsonNode;
import gov.va.mobile.watch.platform.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The body of Alertmanager's webhook, version 4: one group of alerts. */
final class AlertmanagerBody {
    private static final String FIRING = "firing";
    private static final List<String> STATUS = List.of(FIRING, "resolved");
    private static final String VERSION = "4";

    private AlertmanagerBody() {}

    static List<Alert> read(JsonNode body, Input input) {
        var fields = new AlertFields(input);
        fields.word("version", body.path("version"), List.of(VERSION));
        String groupKey = fields.key("groupKey", body.path("groupKey"));
        if (!body.path("alerts").isArray()) {
            input.wrong("alerts", "found " + AlertFields.kind(body.path("alerts")) + ", expected a list");
        }
        var alerts = new ArrayList<Alert>();
        for (JsonNode one : body.path("alerts")) {
            String at = "alerts[" + alerts.size() + "].";
            alerts.add(new Alert(
                    AlertSource.ALERTMANAGER,
                    fields.key(at + "fingerprint", one.path("fingerprint")),
                    groupKey,
                    fields.word(at + "status", one.path("status"), STATUS)
                            .filter(FIRING::equals)
                            .map(any -> Alert.State.FIRING)
                            .orElse(Alert.State.RESOLVED),
                    fields.optional(at + "labels.upstream", one.path("labels").path("upstream"))
                            .or(() -> fields.optional(
                                    "commonLabels.upstream",
                                    body.path("commonLabels").path("upstream")))
                            .flatMap(AlertFields::oneLine),
                    text(
                                    one.path("annotations").path("summary"),
                                    one.path("annotations").path("description"),
                                    one.path("annotations").path("message"),
                                    one.path("labels").path("alertname"))
                            .orElse("an alert without a summary")));
        }
        return alerts;
    }

    private static Optional<String> text(JsonNode... places) {
        return Stream.of(places)
                .filter(JsonNode::isTextual)
                .flatMap(place -> AlertFields.oneLine(place.asText()).stream())
                .findFirst();
    }
}
