package gov.va.mobile.watch.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.jwt.util.ResourceUtils;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A provider's keys that lie in a file: PEM, or a set of JSON Web Keys. Looked at when the service starts, for later every token would be refused, without a word why. */
final class KeyFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PUBLIC = List.of("-----BEGIN PUBLIC KEY-----", "-----BEGIN CERTIFICATE-----");
    private static final String EXPECTED = ", expected a public key as PEM, or a set of JSON Web Keys.";
    private static final String UNREADABLE = "found a file that cannot be read" + EXPECTED;

    private KeyFile() {}

    /** What is wrong with it, if something is: found and expected. */
    static Optional<String> problem(String location) {
        try {
            @Nullable String content = ResourceUtils.readResource(location);
            return content == null ? Optional.of(UNREADABLE) : inContent(content);
        } catch (IOException unreadable) {
            return Optional.of(UNREADABLE);
        }
    }

    static Optional<String> inContent(String content) {
        if (content.contains("PRIVATE KEY-----")) {
            return Optional.of("found a private key" + EXPECTED);
        }
        if (PUBLIC.stream().anyMatch(content::contains)) {
            return Optional.empty();
        }
        try {
            return inKeys(JSON.readTree(content));
        } catch (JsonProcessingException noJson) {
            return Optional.of("found something else" + EXPECTED);
        }
    }

    private static Optional<String> inKeys(JsonNode json) {
        Stream<JsonNode> keys = json.path("keys").isArray()
                ? StreamSupport.stream(json.path("keys").spliterator(), false)
                : Stream.of(json);
        List<JsonNode> found = keys.filter(key -> key.hasNonNull("kty")).toList();
        if (found.isEmpty()) {
            return Optional.of("found no key" + EXPECTED);
        }
        return found.stream()
                        .anyMatch(key ->
                                key.has("d") || "oct".equals(key.path("kty").asText()))
                ? Optional.of("found a secret or private key" + EXPECTED)
                : Optional.empty();
    }
}
