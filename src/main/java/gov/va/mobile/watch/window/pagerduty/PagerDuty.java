package gov.va.mobile.watch.window.pagerduty;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.va.mobile.watch.platform.ClientJson;
import gov.va.mobile.watch.platform.OneLine;
import gov.va.mobile.watch.platform.OutboundHttp;
import gov.va.mobile.watch.platform.Secrecy;
import gov.va.mobile.watch.window.pagerduty.PagerDutyException.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes maintenance windows at PagerDuty. Every method throws {@link PagerDutyException} when PagerDuty did not do it, or did not say that it
 * did. Never called inside a transaction.
 */
@ApplicationScoped
public class PagerDuty {
    /** The longest that one call can take: a lease that was renewed before it is still held after it. */
    public static final Duration LONGEST_CALL = Duration.ofSeconds(9);

    private static final Duration WHOLE_CALL = Duration.ofSeconds(8);
    private static final String MEDIA_TYPE = "application/vnd.pagerduty+json;version=2";
    private static final int PAGE = 25;
    private static final int MOST_PAGES = 40;
    private static final int MESSAGE_LENGTH = 300;
    private static final int EARLIEST_YEAR = 2000;
    private static final int LATEST_YEAR = 2999;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final String REFERENCE = "service_reference";

    private final PagerDutySettings settings;
    private final MeterRegistry metrics;
    private final ObjectMapper json = ClientJson.mapper();

    PagerDuty(PagerDutySettings settings, MeterRegistry metrics) {
        this.settings = settings;
        this.metrics = metrics;
    }

    /** A window that PagerDuty holds, times to the second. */
    public record Held(String id, Instant start, Instant end, String description) {}

    /**
     * All ongoing and future windows of a service.
     *
     * @param beforeEachPage called before every request, to keep a lease alive
     */
    public List<Held> open(String serviceId, Runnable beforeEachPage) {
        var found = new ArrayList<Held>();
        int offset = 0;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            beforeEachPage.run();
            int from = offset;
            PagerDutyWindow.Many page = call(
                    "list",
                    PagerDutyWindow.Many.class,
                    request("?filter=open&service_ids%5B%5D=" + URLEncoder.encode(serviceId, UTF_8) + "&limit=" + PAGE
                                    + "&offset=" + from)
                            .GET());
            List<PagerDutyWindow> windows = page.maintenanceWindows();
            if (windows == null) {
                throw unreadable("list", 200);
            }
            windows.forEach(window -> found.add(held("list", window)));
            if (!Boolean.TRUE.equals(page.more())) {
                return found;
            }
            Integer limit = page.limit();
            offset += limit == null || limit < 1 || limit > PAGE ? PAGE : limit;
        }
        throw new PagerDutyException(
                Kind.RETRY, 200, "list: found more than " + MOST_PAGES + " pages of windows", Optional.empty());
    }

    /** One window; {@link Kind#GONE} when there is none. */
    public Held get(String id) {
        return held("get", one(id).GET());
    }

    /** Makes a window on one service. */
    public Held create(String serviceId, Instant start, Instant end, String description) {
        return held("create", request("").POST(body(serviceId, start, end, description)));
    }

    /** Changes a window. */
    public Held change(String id, String serviceId, Instant start, Instant end, String description) {
        return held("change", one(id).PUT(body(serviceId, start, end, description)));
    }

    /** Removes a future window, ends an ongoing one; one that is gone or over already is as good as removed. */
    public void remove(String id) {
        try {
            call("remove", Void.class, one(id).DELETE());
        } catch (PagerDutyException failed) {
            if (failed.kind() != Kind.GONE && failed.kind() != Kind.ENDED) {
                throw failed;
            }
        }
    }

    private Held held(String what, HttpRequest.Builder request) {
        PagerDutyWindow window = call(what, PagerDutyWindow.One.class, request).maintenanceWindow();
        if (window == null) {
            throw unreadable(what, 200);
        }
        return held(what, window);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create(settings.url().toString().replaceAll("/+$", "") + "/maintenance_windows" + path));
    }

    private HttpRequest.Builder one(String id) {
        return request("/" + URLEncoder.encode(id, UTF_8));
    }

    private BodyPublisher body(String serviceId, Instant start, Instant end, String description) {
        var window = new PagerDutyWindow.One(new PagerDutyWindow(
                null,
                "maintenance_window",
                start.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC),
                end.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC),
                description,
                List.of(new PagerDutyWindow.Service(serviceId, REFERENCE))));
        try {
            return BodyPublishers.ofString(json.writeValueAsString(window));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a window of ours could not be written as JSON", impossible);
        }
    }

    private <T> T call(String what, Class<T> type, HttpRequest.Builder request) {
        Timer.Sample sample = Timer.start(metrics);
        OutboundHttp.Heard heard = OutboundHttp.call(signed(what, request), WHOLE_CALL);
        int status = heard instanceof OutboundHttp.Said said ? said.status() : 0;
        sample.stop(metrics.timer("watch.pagerduty.requests", "call", what, "status", Integer.toString(status)));
        return switch (heard) {
            case OutboundHttp.Said said when status / 100 == 2 -> read(what, type, said.body(), status);
            case OutboundHttp.Said said ->
                throw Failures.of(
                        what, status, message(said.body()), isPage(said.body()), said.header("ratelimit-reset"));
            case OutboundHttp.Silence silence ->
                throw new PagerDutyException(
                        Kind.RETRY, 0, what + ": found " + secrecy().hide(silence.words()), Optional.empty());
        };
    }

    private HttpRequest signed(String what, HttpRequest.Builder request) {
        try {
            return request.header(
                            "Authorization", "Token token=" + settings.token().orElse(""))
                    .header("From", settings.from().orElse(""))
                    .header("Accept", MEDIA_TYPE)
                    .header("Content-Type", "application/json")
                    .build();
        } catch (IllegalArgumentException noHeader) {
            throw new PagerDutyException(
                    Kind.LOCKED,
                    0,
                    what + ": the token or the address of the user cannot be sent in a header",
                    Optional.empty());
        }
    }

    @SuppressWarnings("NullAway") // Void has no other value than null, and nobody looks at it
    private <T> T read(String what, Class<T> type, String body, int status) {
        if (type == Void.class) {
            if (body.isBlank() || body.strip().equals("{}")) {
                return null;
            }
            throw new PagerDutyException(
                    Kind.RETRY, status, what + ": found an answer that PagerDuty does not give", Optional.empty());
        }
        try {
            T value = json.readValue(body, type);
            if (value != null) {
                return value;
            }
        } catch (JsonProcessingException notJson) {
            // told below, as an empty answer is
        }
        throw unreadable(what, status);
    }

    /** What PagerDuty says about the failure: {@code {"error":{"code","message","errors":[]}}}. */
    private String message(String body) {
        try {
            var error = json.readTree(body).path("error");
            var text = new StringBuilder(error.path("message").asText(""));
            error.path("errors").forEach(each -> text.append("; ").append(each.asText("")));
            String words = secrecy().hide(OneLine.of(text.toString()).strip());
            return words.length() <= MESSAGE_LENGTH ? words : words.substring(0, MESSAGE_LENGTH) + "…";
        } catch (JsonProcessingException notJson) {
            return "";
        }
    }

    /** What stands between us and PagerDuty answers with pages; PagerDuty does not. */
    private static boolean isPage(String body) {
        return body.stripLeading().startsWith("<");
    }

    private static Held held(String what, @Nullable PagerDutyWindow window) {
        if (window == null || window.id() == null || !ID.matcher(window.id()).matches()) {
            throw unreadable(what, 200);
        }
        Instant start = time(what, window.startTime());
        Instant end = time(what, window.endTime());
        if (end.isBefore(start)) {
            throw unreadable(what, 200);
        }
        @Nullable String description = window.description();
        return new Held(window.id(), start, end, description == null ? "" : description.replace('\0', ' '));
    }

    /** To the second, and one that a database can hold. */
    private static Instant time(String what, @Nullable OffsetDateTime time) {
        if (time == null || time.getYear() < EARLIEST_YEAR || time.getYear() > LATEST_YEAR) {
            throw unreadable(what, 200);
        }
        return time.toInstant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static PagerDutyException unreadable(String what, int status) {
        return new PagerDutyException(
                Kind.RETRY, status, what + ": found an answer that is not a maintenance window", Optional.empty());
    }

    private Secrecy secrecy() {
        return Secrecy.of(settings.token().orElse(""));
    }
}
