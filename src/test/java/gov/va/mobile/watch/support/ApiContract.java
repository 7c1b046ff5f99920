package gov.va.mobile.watch.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.List;

/** Holds real answers to the API's own description: it is true (api.md). */
public final class ApiContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ApiContract() {}

    /** The answer has the fields that its schema has, at least those, no others, and each as the schema says. */
    public static void fits(String schema, String answer) {
        JsonNode document = read(TestTokens.as("viewer")
                .accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        ObjectNode root = JSON.createObjectNode();
        root.set("components", closed(document.get("components")));
        root.put("$ref", "#/components/schemas/" + schema);
        JsonNode node = read(answer);
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(root)
                        .validate(node))
                .as(schema)
                .isEmpty();
        assertThat(names(node))
                .as(schema)
                .containsExactlyInAnyOrderElementsOf(names(
                        document.get("components").get("schemas").get(schema).get("properties")));
    }

    /** With every object that lists its fields closed against others. */
    private static JsonNode closed(JsonNode schemas) {
        JsonNode copy = schemas.deepCopy();
        copy.findParents("properties").forEach(parent -> {
            if (parent instanceof ObjectNode object && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
        });
        return copy;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }
}
