package gov.va.mobile.watch.window;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.va.mobile.watch.support.Mutations;
import gov.va.mobile.watch.window.FakePagerDuty.Spoiler;
import gov.va.mobile.watch.window.FakePagerDuty.Spoilt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Answers that PagerDuty, or something that stands in its place, could give: none of them says the opposite of what is so, and none can be relied upon. */
final class SpoiltAnswers implements Spoiler {
    /** What no words of ours may repeat. */
    static final List<String> UNSPEAKABLE = List.of("secret-token", "Exception", "\tat ", "java.", "gov.va.", "\n");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAGE =
            "<!DOCTYPE html><html><body><h1>Sorry</h1><pre>java.lang.IllegalStateException: Token token=secret-token\n"
                    + "\tat com.example.Proxy.handle(Proxy.java:1)</pre></body></html>";
    private static final String ERROR =
            "{\"error\":{\"code\":2001,\"message\":\"Invalid\\n\\u0000Input for Token token=\\u0073ecret-token\","
                    + "\"errors\":[\"Service not found\",{\"a\":1},null,\"" + "x".repeat(5_000) + "\"]}}";
    private static final List<Integer> STATUSES = List.of(
            202, 206, 301, 302, 304, 307, 400, 401, 402, 403, 406, 408, 409, 410, 418, 422, 429, 451, 500, 501, 502,
            503, 504, 599);
    private static final List<Integer> PAGES = List.of(200, 201, 302, 401, 403, 404, 405, 407, 429, 500, 502, 503);
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/vnd.pagerduty+json;version=2",
            "text/html; charset=utf-8",
            "text/plain; charset=no-such-charset",
            "image/png",
            "nonsense");
    private static final String TIMES = "\"start_time\":\"2099-01-01T00:00:00Z\",\"end_time\":\"2099-01-01T01:00:00Z\"";
    private static final List<String> WRONG = List.of(
            "",
            " ",
            "null",
            "true",
            "1",
            "\"secret-token\"",
            "[]",
            "{}",
            "[".repeat(20_000),
            "{\"a\":".repeat(5_000),
            window("null"),
            window("[]"),
            window("\"x\""),
            window("{}"),
            window("{\"id\":\"PX\"}"),
            window("{\"id\":null," + TIMES + "}"),
            window("{\"id\":{}," + TIMES + "}"),
            window("{\"id\":\"\"," + TIMES + "}"),
            window("{\"id\":\"a\\u0000b\"," + TIMES + "}"),
            window("{\"id\":\"../../users\"," + TIMES + "}"),
            window("{\"id\":\"PX\",\"start_time\":5,\"end_time\":[]}"),
            window("{\"id\":\"PX\",\"start_time\":\"tomorrow\",\"end_time\":\"2099-01-01T01:00:00\"}"),
            window(
                    "{\"id\":\"PX\",\"start_time\":\"-999999999-01-01T00:00:00Z\",\"end_time\":\"+999999999-12-31T23:59:59Z\"}"),
            window("{\"id\":\"PX\",\"start_time\":\"2099-01-01T02:00:00Z\",\"end_time\":\"2099-01-01T01:00:00Z\"}"),
            window("{\"id\":\"PX\"," + TIMES + ",\"description\":{}}"),
            "{\"maintenance_windows\":null,\"more\":false}",
            "{\"maintenance_windows\":{},\"more\":false}",
            "{\"maintenance_windows\":\"none\"}",
            "{\"maintenance_windows\":[],\"more\":true,\"limit\":2147483647}",
            "{\"maintenance_windows\":[],\"more\":\"perhaps\"}",
            "{\"maintenance_windows\":[],\"limit\":1e999999999}",
            "{\"maintenance_windows\":[],\"limit\":{}}",
            "{\"maintenance_window\":\"" + "x".repeat(3_000_000) + "\"}");

    private final Mutations mutations;
    private boolean taken;

    SpoiltAnswers(Mutations mutations) {
        this.mutations = mutations;
    }

    /** For whoever asks for one, and for whoever asks for all. */
    private static String window(String window) {
        return "{\"maintenance_window\":" + window + ",\"maintenance_windows\":[" + window + "]}";
    }

    @Override
    public boolean takesEffect(String method) {
        taken = mutations.oneOf(List.of(true, false));
        return taken;
    }

    @Override
    public Optional<Spoilt> spoil(String method, String rightBody) {
        return Optional.of(spoil(rightBody));
    }

    private Spoilt spoil(String rightBody) {
        String right = rightBody.isEmpty() ? ERROR : rightBody;
        return switch (mutations.oneOf(List.of(0, 1, 2, 2, 3, 3, 4))) {
            case 0 -> answer(200, unreadable(right), 0);
            case 1 -> answer(200, right.substring(0, right.length() / 2), right.length());
            case 2 -> answer(mutations.oneOf(List.of(200, 201)), mutations.oneOf(WRONG), 0);
            case 3 -> answer(mutations.oneOf(STATUSES), mutations.oneOf(List.of("", ERROR, right)), 0);
            default -> answer(mutations.oneOf(PAGES), PAGE, 0);
        };
    }

    private Spoilt answer(int status, String body, int missing) {
        boolean bodiless = status == 304;
        boolean saysDone = status / 100 == 2 && !taken && (body.isBlank() || body.equals("{}")); // which it is not
        String words = bodiless ? "" : saysDone ? "null" : body;
        return new Spoilt(status, mutations.oneOf(TYPES), words, bodiless ? 0 : missing, Duration.ZERO);
    }

    /** Broken in such a way that it says nothing, rather than something else. */
    private String unreadable(String text) {
        String broken = mutations.broken(text);
        try {
            JSON.readTree(broken);
            return text.substring(0, text.length() - 1);
        } catch (JsonProcessingException saysNothing) {
            return broken;
        }
    }
}
