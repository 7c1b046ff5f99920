package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.va.mobile.watch.platform.OutboundHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockKitTest {
    private static final UUID WINDOW = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private final Message message = new MessageBuilder("A window is proposed")
            .line("Until 3 PM")
            .command("Confirm by REST (approver)", "curl -X POST")
            .offers(List.of(new Offer(Deed.CONFIRM, WINDOW, 3), new Offer(Deed.REJECT, WINDOW, 3)))
            .footer("Window")
            .build();

    @Test
    void buttonsStandBeforeTheFootAndInPlaceOfTheCommand() {
        JsonNode body = json(BlockKit.withButtons(message));
        List<String> types = new ArrayList<>();
        body.path("blocks").forEach(block -> types.add(block.path("type").asText()));
        assertThat(types).containsExactly("header", "section", "actions", "context");
        assertThat(body.path("blocks").toString()).doesNotContain("curl");
        JsonNode confirm = body.path("blocks").path(2).path("elements").path(0);
        assertThat(confirm.path("action_id").asText()).isEqualTo("confirm");
        assertThat(confirm.path("value").asText()).isEqualTo(WINDOW + ":3");
        assertThat(confirm.path("style").asText()).isEqualTo("primary");
        assertThat(body.path("text").asText()).isEqualTo("A window is proposed\nUntil 3 PM\nWindow");
        assertThat(body.path("unfurl_links").asBoolean(true)).isFalse();
    }

    @Test
    void withoutABotTheCommandStays() {
        JsonNode body = json(BlockKit.plain(message));
        assertThat(body.path("blocks").toString()).contains("curl").doesNotContain("actions");
        assertThat(body.has("offers")).isFalse();
    }

    @Test
    void atMostFiftyBlocks() {
        List<Message.Block> many = IntStream.range(0, 60)
                .mapToObj(i -> new Message.Block("section", new Message.Text("mrkdwn", "x" + i), List.of()))
                .toList();
        assertThat(json(BlockKit.plain(new Message("x", many))).path("blocks")).hasSize(50);
    }

    @Test
    void whatIsKeptIsReadAgain() {
        assertThat(Outbox.read(Outbox.json(message))).isEqualTo(message);
        assertThat(Outbox.read(
                                "{\"text\":\"x\",\"blocks\":[{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"x\"}}]}")
                        .offers())
                .as("as it was kept before there were offers")
                .isEmpty();
    }

    @Test
    void aButtonsValueIsReadStrictly() {
        assertThat(Offer.read("confirm", WINDOW + ":3")).contains(new Offer(Deed.CONFIRM, WINDOW, 3));
        for (String value :
                new String[] {"", ":", WINDOW + "", WINDOW + ":", WINDOW + ":-1", WINDOW + ":3:4", "x:3", WINDOW + ":3 "
                }) {
            assertThat(Offer.read("confirm", value)).as(value).isEmpty();
        }
        assertThat(Offer.read("CONFIRM", WINDOW + ":3")).isEmpty();
    }

    private static JsonNode json(Map<String, Object> body) {
        try {
            return new ObjectMapper().readTree(OutboundHttp.json(body));
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }
}
