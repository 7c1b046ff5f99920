package gov.va.mobile.watch.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gov.va.mobile.watch.platform.EventLog.Logged;
import gov.va.mobile.watch.platform.EventLog.Place;
import gov.va.mobile.watch.platform.EventLog.Stretch;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Events as they go over the wire (HTML Living Standard, "Server-sent events"); pure. */
final class Frames {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private Frames() {}

    /** What changed, as {@code data} of an event says it. */
    private record Changed(String id, long version) {}

    private record Subject(String kind, String id) {}

    /** These events, of each subject the last; then where they end. */
    static byte[] of(Stretch stretch) {
        SequencedMap<Subject, Logged> last = new LinkedHashMap<>();
        for (Logged logged : stretch.events()) {
            last.putLast(new Subject(logged.kind(), logged.subject()), logged);
        }
        var text = new StringBuilder();
        last.values()
                .forEach(logged -> text.append("event: ")
                        .append(logged.kind())
                        .append("\nid: ")
                        .append(logged.place())
                        .append("\ndata: ")
                        .append(json(new Changed(logged.subject(), logged.version())))
                        .append("\n\n"));
        return bytes(text.append(silent(stretch.end())));
    }

    /** Nothing but where the listener is, so that it goes on from there when it was cut off. */
    static byte[] place(Place place) {
        return bytes(new StringBuilder(silent(place)));
    }

    /** What was missed cannot be told: read everything anew. */
    static byte[] reset(Place place) {
        return bytes(new StringBuilder("event: reset\nid: " + place + "\ndata: {}\n\n"));
    }

    /** Browsers take the id of a frame without data and make no event of it. */
    private static String silent(Place place) {
        return ":\nid: " + place + "\n\n";
    }

    private static String json(Changed changed) {
        try {
            return JSON.writeValueAsString(changed);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
