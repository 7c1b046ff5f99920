package gov.va.mobile.watch.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer's body as JSON, read once however many rules look at it. It is read strictly: a repeated key, deep nesting or absurd numbers make an answer that different readers
 * understand differently, so it proves nothing.
 */
final class Json {
    private static final int DEEPEST = 100;
    private static final int MOST_PATHS = 10_000;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectReader READER = MAPPER.readerFor(Object.class);
    private static final Configuration PATHS = Configuration.builder()
            .jsonProvider(new JacksonJsonProvider(MAPPER))
            .mappingProvider(new JacksonMappingProvider(MAPPER))
            .build();
    private static final ConcurrentMap<String, JsonPath> COMPILED = new ConcurrentHashMap<>();

    private final Object root;

    private Json(Object root) {
        this.root = root;
    }

    /**
     * Reads a body.
     *
     * @throws ProbeException of kind body, saying what was found instead
     */
    static Json read(BodyReader.Body body) throws ProbeException {
        try {
            Object root = READER.readValue(body.bytes());
            if (root != null) {
                return new Json(root);
            }
        } catch (StreamConstraintsException beyond) {
            throw unreadable("JSON that is nested too deep or has values that are too long");
        } catch (JsonProcessingException broken) {
            throw unreadable(
                    String.valueOf(broken.getOriginalMessage()).startsWith("Duplicate field")
                            ? "JSON that repeats a key"
                            : instead(body));
        } catch (NumberFormatException absurd) {
            throw unreadable("JSON with a number that nobody can hold");
        } catch (IOException notText) {
            throw unreadable("bytes that are no text");
        }
        throw unreadable("null");
    }

    private static String instead(BodyReader.Body body) {
        String text = body.text().strip();
        if (text.isEmpty()) {
            return "an empty body";
        }
        return text.startsWith("<") ? "HTML or XML" : "a body that is not JSON";
    }

    private static ProbeException unreadable(String found) {
        return new ProbeException(Finding.fail(FailureKind.BODY, "body: expected JSON, found " + found));
    }

    /** All of it: maps, lists, texts, numbers and truth values. */
    Object root() {
        return root;
    }

    /**
     * The values at a path: none when it is not there, many only for a path that can match many. A value may be null.
     *
     * @throws ProbeException of kind body, when the path cannot be applied to this answer
     */
    List<@Nullable Object> at(String path) throws ProbeException {
        JsonPath compiled = compiled(path);
        try {
            Object found = compiled.read(root, PATHS);
            if (compiled.isDefinite()) {
                return Collections.singletonList(found);
            }
            return found instanceof List<?> list ? Collections.unmodifiableList(list) : List.of();
        } catch (PathNotFoundException notThere) {
            return List.of();
        } catch (JsonPathException | IllegalArgumentException | ClassCastException | ArithmeticException unusable) {
            throw new ProbeException(
                    Finding.fail(FailureKind.BODY, path + ": found JSON that the path cannot be applied to"));
        }
    }

    private static JsonPath compiled(String path) {
        JsonPath known = COMPILED.get(path);
        if (known != null) {
            return known;
        }
        if (COMPILED.size() >= MOST_PATHS) {
            COMPILED.clear();
        }
        return COMPILED.computeIfAbsent(path, JsonPath::compile);
    }
}
