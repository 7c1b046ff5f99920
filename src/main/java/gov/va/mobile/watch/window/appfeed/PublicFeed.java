package gov.va.mobile.watch.window.appfeed;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import gov.va.mobile.watch.platform.ClientJson;
import gov.va.mobile.watch.platform.EgressProxy;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the app's public feed ({@code WATCH_APP_FEED}); without its address nothing is read. Never called inside a transaction. */
@ApplicationScoped
public class PublicFeed {
    private static final int CONNECT_SECONDS = 3;
    private static final int READ_SECONDS = 6;
    private static final int LARGEST_ANSWER = 512 * 1024;

    private final Optional<PublicFeedApi> api;

    PublicFeed(@ConfigProperty(name = "watch.app-feed") Optional<URI> address, EgressProxy proxy) {
        this.api = address.map(uri -> proxy.between(QuarkusRestClientBuilder.newBuilder())
                .baseUri(uri)
                .connectTimeout(CONNECT_SECONDS, SECONDS)
                .readTimeout(READ_SECONDS, SECONDS)
                .followRedirects(false)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(PublicFeedApi.class));
    }

    /** A feature that the app blocks from {@code start} to {@code end}. */
    public record Entry(String feature, Instant start, Instant end) {}

    /** What one reading gave. */
    public sealed interface Reading {
        /** All that the app blocks or will block. */
        record Shows(List<Entry> entries) implements Reading {}

        /** There was no feed to read. */
        record Unreadable(String what) implements Reading {}
    }

    /** Whether there is a feed to read. */
    public boolean configured() {
        return api.isPresent();
    }

    /** Reads it now. */
    public Reading read() {
        return api.map(PublicFeed::read).orElseGet(() -> new Reading.Unreadable("WATCH_APP_FEED is not set"));
    }

    private static Reading read(PublicFeedApi api) {
        try (Response response = api.read("application/json", "camel")) {
            return response.getStatus() == 200
                    ? shown(response.readEntity(InputStream.class))
                    : new Reading.Unreadable("found status " + response.getStatus() + ", expected 200");
        } catch (ProcessingException | WebApplicationException noAnswer) {
            return new Reading.Unreadable("found no answer");
        } catch (JsonProcessingException notJson) {
            return new Reading.Unreadable("found an answer that is not a feed of maintenance windows");
        } catch (IOException broken) {
            return new Reading.Unreadable("found no whole answer");
        }
    }

    private static Reading shown(InputStream answer) throws IOException {
        byte[] body = answer.readNBytes(LARGEST_ANSWER + 1);
        return body.length > LARGEST_ANSWER
                ? new Reading.Unreadable("found an answer larger than " + LARGEST_ANSWER / 1024 + " KiB")
                : new Reading.Shows(entries(body));
    }

    /** An entry that the app could not read either blocks nothing. */
    private static List<Entry> entries(byte[] body) throws IOException {
        JsonNode data = ClientJson.mapper().readTree(body).path("data");
        if (!data.isArray()) {
            throw new JsonProcessingException("no data") {};
        }
        var entries = new ArrayList<Entry>();
        for (JsonNode item : data) {
            JsonNode attributes = item.path("attributes");
            Optional<Instant> start = time(attributes, "startTime", "start_time");
            Optional<Instant> end = time(attributes, "endTime", "end_time");
            if (start.isPresent() && end.isPresent()) {
                entries.add(new Entry(attributes.path("service").asText(""), start.get(), end.get()));
            }
        }
        return entries;
    }

    private static Optional<Instant> time(JsonNode attributes, String camel, String snake) {
        String text = attributes.path(attributes.has(camel) ? camel : snake).asText("");
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
