package gov.va.mobile.watch.dashboard;

import static gov.va.mobile.watch.support.TestTokens.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.platform.Problem;
import gov.va.mobile.watch.support.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Timeout(30)
class EventStreamTest {
    @TestHTTPResource("/api/v1/events")
    URI events = URI.create("http://localhost");

    @Inject
    EventStream stream;

    /** A frame that has data; the last id that was seen, as a browser keeps it. */
    private record Event(String kind, String id, String data) {}

    /** Reads as a browser does. */
    private static final class Reader implements AutoCloseable {
        private final HttpClient client = HttpClient.newHttpClient();
        private final HttpResponse<java.io.InputStream> response;
        private final BufferedReader lines;
        private String id = "";

        Reader(URI events, String role, Optional<String> last) throws IOException, InterruptedException {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(events).header("Authorization", "Bearer " + role + "-token");
            last.ifPresent(place -> request.header("Last-Event-ID", place));
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        /** The next frame; its kind is empty when it has no data. */
        Event next() {
            String kind = "";
            String data = "";
            try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.isEmpty()) {
                        return new Event(data.isEmpty() ? "" : kind, id, data);
                    }
                    id = line.startsWith("id: ") ? line.substring(4) : id;
                    kind = line.startsWith("event: ") ? line.substring(7) : kind;
                    data = line.startsWith("data: ") ? line.substring(6) : data;
                }
                return new Event("end", id, "");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /** All until the frame without data with which a look ends. */
        List<Event> look() {
            var all = new ArrayList<Event>();
            for (Event event = next(); !event.kind().isEmpty(); event = next()) {
                all.add(event);
            }
            return all;
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }

    private Reader reader(String role, Optional<String> last) throws IOException, InterruptedException {
        var reader = new Reader(events, role, last);
        assertThat(reader.response.statusCode()).isEqualTo(200);
        return reader;
    }

    private static String open(String title) {
        return as("responder")
                .contentType("application/json")
                .body(Map.of("kind", "control", "title", title, "description", "of a test"))
                .post("/api/v1/incidents")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static List<Event> about(List<Event> events, String id) {
        return events.stream().filter(event -> event.data().contains(id)).toList();
    }

    @Test
    void tellsEachChangeOnceAndWhatItsVersionIsNow() throws Exception {
        try (Reader reader = reader("viewer", Optional.empty())) {
            assertThat(reader.response.headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(reader.next().kind()).isEmpty();
            assertThat(reader.id).isNotEmpty();
            String id = open("Something is wrong with the app");
            as("responder").contentType("application/json").body("{}").post("/api/v1/incidents/" + id + "/acknowledge");
            stream.look();
            List<Event> told = reader.look();
            int version = as("viewer").get("/api/v1/incidents/" + id).path("version");
            assertThat(about(told, id))
                    .extracting(Event::kind, Event::data)
                    .containsExactly(org.assertj.core.api.Assertions.tuple(
                            "incident", "{\"id\":\"" + id + "\",\"version\":" + version + "}"));
            assertThat(told).extracting(Event::kind).contains("notification");
        }
    }

    @Test
    void goesOnFromTheLastEventThatWasReceived() throws Exception {
        String place;
        try (Reader reader = reader("viewer", Optional.empty())) {
            reader.next();
            place = reader.id;
        }
        String first = open("The first while nobody listened");
        String second = open("The second while nobody listened");
        String afterFirst;
        try (Reader reader = reader("approver", Optional.of(place))) {
            List<Event> told = reader.look();
            assertThat(about(told, first)).hasSize(1);
            assertThat(about(told, second)).hasSize(1);
            afterFirst = about(told, first).getFirst().id();
        }
        try (Reader reader = reader("admin", Optional.of(afterFirst))) {
            List<Event> told = reader.look();
            assertThat(about(told, first)).isEmpty();
            assertThat(about(told, second)).hasSize(1);
        }
    }

    @Test
    void whoCannotBeToldWhatWasMissedReadsEverythingAnew() throws Exception {
        for (String unknown : List.of("yesterday", "1.0", "99999999999999.0")) {
            try (Reader reader = reader("viewer", Optional.of(unknown))) {
                Event event = reader.next();
                assertThat(event.kind()).as(unknown).isEqualTo("reset");
                String id = open("After the reset");
                stream.look();
                assertThat(about(reader.look(), id)).hasSize(1);
            }
        }
    }

    @Test
    void allWhoListenAreToldTheSame() throws Exception {
        try (Reader one = reader("viewer", Optional.empty());
                Reader other = reader("admin", Optional.empty())) {
            one.next();
            other.next();
            open("For both");
            stream.look();
            assertThat(one.look()).isNotEmpty().isEqualTo(other.look());
        }
    }

    @Test
    void isForThoseWhoMayRead() {
        given().get("/api/v1/events").then().statusCode(401).contentType(Problem.MEDIA_TYPE);
        given().header("Authorization", "Bearer forged")
                .get("/api/v1/events")
                .then()
                .statusCode(401)
                .contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void whoDoesNotKeepUpIsCutOff() throws Exception {
        var left = new ArrayList<Listener>();
        var listener = new Listener(left::add);
        for (int i = 0; i < 100 && left.isEmpty(); i++) {
            listener.tell(new byte[] {'x'});
        }
        assertThat(left).containsExactly(listener);
        var out = new java.io.ByteArrayOutputStream();
        listener.writeTo(out);
        assertThat(out.size()).isZero();
    }
}
