package gov.va.mobile.watch.notification.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import gov.va.mobile.watch.notification.Offer;
import gov.va.mobile.watch.platform.ClientJson;
import gov.va.mobile.watch.platform.OutboundHttp;
import java.util.Map;
import java.util.Optional;

/**
 * What a dialog keeps of the button that opened it; Slack gives it back with the dialog, signed like all that it sends. Pure.
 *
 * @param responseUrl where to answer when the dialog is gone
 */
record Metadata(Offer offer, String responseUrl) {
    String text() {
        return OutboundHttp.json(
                Map.of("deed", offer.deed().code(), "value", offer.value(), "response_url", responseUrl));
    }

    static Optional<Metadata> read(String text) {
        try {
            JsonNode node = ClientJson.mapper().readTree(text);
            return node == null
                    ? Optional.empty()
                    : Offer.read(
                                    node.path("deed").asText(""),
                                    node.path("value").asText(""))
                            .map(offer -> new Metadata(
                                    offer, node.path("response_url").asText("")));
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }
}
