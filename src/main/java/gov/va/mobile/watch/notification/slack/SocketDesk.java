package gov.va.mobile.watch.notification.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import gov.va.mobile.watch.platform.ClientJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers what comes in Socket Mode at the same desks as what comes by HTTP, each envelope once. */
@ApplicationScoped
class SocketDesk {
    private final InteractionDesk interactions;
    private final CommandDesk commands;
    private final SeenRequests seen;

    SocketDesk(InteractionDesk interactions, CommandDesk commands, SeenRequests seen) {
        this.interactions = interactions;
        this.commands = commands;
        this.seen = seen;
    }

    /** The acknowledgement, as JSON; within 3 s, because the desks keep to that. */
    @ActivateRequestContext
    String answer(Frame.Envelope envelope) {
        Map<String, Object> answer = seen.take("socket:" + envelope.id()) ? answered(envelope) : Answers.nothing();
        Map<String, Object> acknowledgement = new LinkedHashMap<>();
        acknowledgement.put("envelope_id", envelope.id());
        if (envelope.answers() && !answer.isEmpty()) {
            acknowledgement.put("payload", answer);
        }
        try {
            return ClientJson.mapper().writeValueAsString(acknowledgement);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an acknowledgement could not be written as JSON", impossible);
        }
    }

    private Map<String, Object> answered(Frame.Envelope envelope) {
        return switch (envelope.type()) {
            case "interactive" -> interactions.answer(envelope.payload());
            case "slash_commands" -> commands.answer(form(envelope.payload()));
            default -> Answers.nothing();
        };
    }

    /** The same fields that a command has by HTTP. */
    private static Form form(JsonNode payload) {
        Map<String, String> fields = new LinkedHashMap<>();
        payload.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText("")));
        return new Form(fields);
    }
}
