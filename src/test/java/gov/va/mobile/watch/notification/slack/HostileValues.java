package gov.va.mobile.watch.notification.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Bodies, texts and members of every kind, nearly right and wrong at random. */
final class HostileValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "\u202e\u200b",
            "\u001b[31m",
            "<!channel>",
            "'; DROP TABLE incident; --",
            "%s%n",
            "${jndi:x}",
            "x".repeat(5_000),
            "é".repeat(300),
            "null",
            "true",
            "-1",
            "1e999",
            "bgs",
            "caseflow",
            "value",
            "open",
            "nonControl",
            "control",
            "P1",
            "done",
            "shared",
            "mobile",
            "recovered",
            "2026-01-01T00:00:00Z",
            "2099-01-01T00:00:00+14:00",
            "2026-01-01T00:00:00",
            "+999999999-12-31T23:59:59.999999999Z",
            "-999999999-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "294277-01-01T00:00:00Z",
            "-4713-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "P1D",
            "PT-1S",
            "P999999999D",
            "PT9999999999999S",
            "P1Y",
            "00000000-0000-0000-0000-000000000000",
            "FREQ=SECONDLY",
            "FREQ=DAILY;COUNT=1000000000",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "RRULE:",
            "FREQ=WEEKLY;BYDAY=MO;INTERVAL=2147483647",
            "America/New_York",
            "Nowhere/At-All",
            "https://x.example/1",
            "javascript:alert(1)",
            "http://[::1",
            "1.2",
            "2e0");

    /** The same each time, so that a red build is somebody's change; {@code -Dwatch.test.seed} for others. */
    private final long seed = Long.getLong("watch.test.seed", 20261129);

    private final Random random = new Random(seed);
    private final Clock clock;

    HostileValues(Clock clock) {
        this.clock = clock;
    }

    /** By this the same can be had again. */
    long seed() {
        return seed;
    }

    Random random() {
        return random;
    }

    /** Of that schema of the document, mostly. */
    String body(JsonNode document, JsonNode schema) {
        if (random.nextInt(15) == 0) {
            return List.of(
                            "",
                            "{",
                            "[]",
                            "null",
                            "1",
                            "\"x\"",
                            "{\"a\":".repeat(300),
                            "[".repeat(100_000),
                            "{\"a\":1,\"a\":2}",
                            "\u0000",
                            "{}")
                    .get(random.nextInt(11));
        }
        JsonNode good = value(document, schema, "", 0);
        if (good instanceof ObjectNode object && !object.isEmpty()) {
            spoil(object);
        }
        return good.toString();
    }

    /** Something of that schema; nearly all that can be left out is there. */
    private JsonNode value(JsonNode document, JsonNode schema, String name, int depth) {
        String reference = schema.path("$ref").asText("");
        if (!reference.isEmpty()) {
            return value(document, document.at(reference.substring(1)), name, depth + 1);
        }
        for (String choice : List.of("allOf", "anyOf", "oneOf")) {
            if (schema.path(choice).isArray()) {
                return value(document, schema.path(choice).path(0), name, depth + 1);
            }
        }
        if (schema.path("enum").isArray()) {
            return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.path(0).asText() : type.asText()) {
            case "object" -> {
                ObjectNode object = NODES.objectNode();
                if (depth < 6) {
                    schema.path("properties").properties().forEach(property -> {
                        if (random.nextInt(8) > 0) {
                            object.set(
                                    property.getKey(),
                                    value(document, property.getValue(), property.getKey(), depth + 1));
                        }
                    });
                }
                yield object;
            }
            case "array" -> NODES.arrayNode().add(value(document, schema.path("items"), name, depth + 1));
            case "integer", "number" -> NODES.numberNode(random.nextInt(20_000));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            default -> NODES.textNode(likely(schema.path("format").asText(""), name));
        };
    }

    private String likely(String format, String name) {
        if (format.equals("date-time") || Set.of("start", "end", "until").contains(name)) {
            return clock.instant()
                    .plus(Duration.ofHours(1 + random.nextInt(20)))
                    .toString();
        }
        return switch (name) {
            case "upstreamId" -> "bgs";
            case "link" -> "https://x.example/" + random.nextInt();
            case "scope" -> "shared";
            case "rrule" -> "FREQ=WEEKLY;COUNT=3";
            case "zone" -> "America/New_York";
            case "state" -> "done";
            default -> random.nextInt(4) == 0 ? text() : "some words";
        };
    }

    JsonNode hostile() {
        return switch (random.nextInt(8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(true);
            case 2 -> NODES.numberNode(new java.math.BigDecimal("1e400"));
            case 3 -> NODES.numberNode(Long.MIN_VALUE);
            case 4 -> NODES.arrayNode().add(NODES.objectNode()).add(text());
            case 5 -> NODES.objectNode().put(text(), text());
            default -> NODES.textNode(text());
        };
    }

    /** A member that is changed to what it should not be, or more of them. */
    private void spoil(ObjectNode object) {
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            List<String> names =
                    object.properties().stream().map(Map.Entry::getKey).toList();
            object.set(names.get(random.nextInt(names.size())), hostile());
        }
    }

    /** What somebody does in Slack, with members of all kinds. */
    String payload() {
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("action_id", random.nextBoolean() ? "acknowledge" : text());
        action.put("value", random.nextInt(3) == 0 ? hostile() : text());
        ObjectNode payload = NODES.objectNode();
        payload.put(
                "type",
                List.of("block_actions", "view_submission", "view_closed", text())
                        .get(random.nextInt(4)));
        payload.putObject("user").put("id", user());
        payload.set("actions", NODES.arrayNode().add(new ObjectMapper().<JsonNode>valueToTree(action)));
        payload.put("response_url", text());
        payload.put("trigger_id", text());
        ObjectNode view = payload.putObject("view");
        view.put("callback_id", text())
                .put("private_metadata", random.nextBoolean() ? text() : "{\"offer\":\"" + random.nextInt() + "\"}");
        view.putObject("state").putObject("values").putObject("end").set("end", hostile());
        spoil(payload);
        return payload.toString();
    }

    String user() {
        return List.of("UVIEWER1", "URESPOND", "UAPPROVE", "USTRANGE", text()).get(random.nextInt(5));
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
