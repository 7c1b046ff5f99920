package gov.va.mobile.watch.notification.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.va.mobile.watch.support.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What comes in Socket Mode is answered at the same desks as what comes by HTTP. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(SlackProfile.class)
class SocketDeskTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    SocketDesk desk;

    @Test
    void aCommandIsAnsweredInItsAcknowledgementOnce() throws IOException {
        String id = UUID.randomUUID().toString();
        String frame = "{\"envelope_id\":\"" + id + "\",\"type\":\"slash_commands\",\"accepts_response_payload\":true,"
                + "\"payload\":{\"command\":\"/upstream\",\"text\":\"help\",\"user_id\":\"UVIEWER1\",\"response_url\":\"\"}}";
        JsonNode first = answer(frame);
        assertThat(first.path("envelope_id").asText()).isEqualTo(id);
        assertThat(first.path("payload").path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(first.path("payload").path("text").asText()).contains("/upstream");
        JsonNode second = answer(frame);
        assertThat(second.path("envelope_id").asText())
                .as("acknowledged all the same")
                .isEqualTo(id);
        assertThat(second.has("payload")).isFalse();
    }

    @Test
    void strangersGetNothingDone() throws IOException {
        JsonNode answer = answer("{\"envelope_id\":\"" + UUID.randomUUID()
                + "\",\"type\":\"interactive\",\"accepts_response_payload\":true,\"payload\":{\"type\":\"block_actions\","
                + "\"user\":{\"id\":\"USTRANGE1\"},\"actions\":[{\"action_id\":\"acknowledge\",\"value\":\"x\"}]}}");
        assertThat(answer.path("payload").path("text").asText()).contains("does not know you", "USTRANGE1");
    }

    @Test
    void whatIsNotForUsIsOnlyAcknowledged() throws IOException {
        JsonNode answer = answer(
                "{\"envelope_id\":\"" + UUID.randomUUID() + "\",\"type\":\"events_api\",\"payload\":{\"event\":{}}}");
        assertThat(answer.has("payload")).isFalse();
    }

    private JsonNode answer(String frame) throws IOException {
        if (Frame.read(frame) instanceof Frame.Envelope envelope) {
            return JSON.readTree(desk.answer(envelope));
        }
        throw new AssertionError("no envelope: " + frame);
    }
}
