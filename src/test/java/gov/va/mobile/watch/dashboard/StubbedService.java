package gov.va.mobile.watch.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.Phases;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.notification.ChannelView;
import gov.va.mobile.watch.poll.Past;
import gov.va.mobile.watch.poll.RecentResults.Recorded;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Answers what the pages read and write, from a scene; the session, who is signed in, and the pages themselves are the real ones. */
final class StubbedService {
    private static final String API = "/api/v1/";

    /** Who is signed in the service says itself, and what everybody may know where nothing else was prepared. */
    private static final String ME = API + "me";

    private static final String PUBLIC = API + "public";

    private static final Duration HOUR = Duration.ofHours(1);

    private final ObjectMapper json;
    private final ServicesMap map;
    private final List<Written> writes = new CopyOnWriteArrayList<>();
    private final Map<String, Prepared> answers = new ConcurrentHashMap<>();
    private volatile Overview.Composed shown;
    private volatile int down;
    private volatile List<ChannelView> channels = List.of(channel("ok"));

    StubbedService(ObjectMapper json, Scene scene) {
        this.json = json;
        this.map = scene.facts().map();
        this.shown = Overview.of(scene.facts());
    }

    /** Answers what it stands in for. */
    boolean answered(RoutingContext context) {
        String path = context.normalizedPath();
        if (!path.startsWith(API) || path.equals(ME) || (path.equals(PUBLIC) && answers.isEmpty())) {
            return false;
        }
        String rest = path.substring(API.length());
        switch (rest) {
            case "health" -> health(context);
            case "events" -> context.response().setStatusCode(503).end();
            case "channels" -> say(context, Map.of("items", channels));
            case "bars" -> say(context, bars());
            case "services-map" -> say(context, servicesMap());
            default -> {
                if (rest.matches("upstreams/[^/]+/history")) {
                    say(context, history());
                } else if (rest.matches("upstreams/[^/]+/results")) {
                    say(context, recent());
                } else if (rest.matches("upstreams/[^/]+")) {
                    upstream(context, rest.substring(rest.lastIndexOf('/') + 1));
                } else {
                    other(context);
                }
            }
        }
        return true;
    }

    private void upstream(RoutingContext context, String id) {
        @Nullable UpstreamDetail upstream = shown.upstreams().get(id);
        if (upstream == null) {
            new Prepared(404, "{}").send(context);
        } else {
            say(context, withBothScopes(upstream));
        }
    }

    private BarsAnswer bars() {
        Instant now = shown.answer().at();
        var known = new LinkedHashMap<String, Instant>();
        shown.upstreams().keySet().forEach(id -> known.put(id, now));
        Map<Instant, Duration> medians =
                Map.of(BarsAnswer.Period.DAY.from(now).plus(Duration.ofHours(20)), Duration.ofMillis(90));
        return BarsAnswer.of(
                now,
                known,
                (id, from, to) -> from.isBefore(now.minus(Duration.ofDays(3)))
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(from.isBefore(now.minus(Duration.ofHours(3))) ? 1 : 0.75),
                known.keySet().stream().collect(Collectors.toMap(id -> id, id -> medians)));
    }

    /** As far as pages read it. */
    private Map<String, Object> servicesMap() {
        return Map.of(
                "revision",
                "f00d",
                "upstreams",
                shown.upstreams().values().stream()
                        .map(one -> Map.of("id", one.id(), "name", one.name(), "dependsOn", one.dependsOn()))
                        .toList(),
                "features",
                map.features());
    }

    /** A day: nothing known, then it works, is down for an hour, slow for another, and works. */
    private HistoryAnswer history() {
        Instant to = shown.answer().at();
        Instant from = to.truncatedTo(ChronoUnit.HOURS).minus(HOUR.multipliedBy(23));
        List<HistoryAnswer.Point> points = IntStream.range(0, 24)
                .mapToObj(hour -> {
                    Instant at = from.plus(HOUR.multipliedBy(hour));
                    if (hour < 3) {
                        return new HistoryAnswer.Point(
                                at, none(), none(), none(), none(), none(), none(), none(), none());
                    }
                    boolean down = hour == 12;
                    Optional<Duration> latency = Optional.of(Duration.ofMillis(80 + 7L * hour));
                    return new HistoryAnswer.Point(
                            at,
                            Optional.of(down || hour == 20 ? 0L : 120L),
                            Optional.of(hour == 20 ? 120L : 0L),
                            Optional.of(down ? 120L : 0L),
                            Optional.of(0L),
                            down ? none() : latency,
                            down ? none() : latency.map(one -> one.multipliedBy(2)),
                            down ? none() : latency.map(one -> one.multipliedBy(3)),
                            Optional.of(down ? 0.0 : 1.0));
                })
                .toList();
        Instant began = from.plus(HOUR.multipliedBy(12));
        return new HistoryAnswer(
                from,
                to,
                HOUR,
                Optional.of(0.9523),
                Times.of(Past.NOTHING, from, to, List.of(), List.of()),
                points,
                List.of(new OutageEntry(began, Optional.of(began.plus(HOUR)), HOUR, List.of("mpi"))));
    }

    /** Two runs: one that came to its end, and one that nobody answered. */
    private RecentAnswer recent() {
        Instant now = shown.answer().at();
        long milli = 1_000_000;
        var passed =
                CheckResult.pass(Duration.ofMillis(83), new Phases(milli, 3 * milli, 9 * milli, 68 * milli, 2 * milli));
        var failed = CheckResult.of(
                ResultClass.FAIL,
                FailureKind.TIMEOUT,
                "expected an answer within 10 s, found none",
                Duration.ofSeconds(10),
                new Phases(milli, 3 * milli, 8 * milli, Phases.NOT_REACHED, Phases.NOT_REACHED));
        return RecentAnswer.of(
                now.minus(HOUR),
                List.of(new Recorded("main", now, failed), new Recorded("main", now.minus(HOUR), passed)));
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }

    /** Whatever PagerDuty services the map names. */
    private JsonNode withBothScopes(UpstreamDetail upstream) {
        ObjectNode answer = json.valueToTree(upstream);
        answer.putArray("scopes").add("mobile").add("shared");
        return answer;
    }

    /** From now on the scene is another. */
    void show(Scene scene) {
        shown = Overview.of(scene.facts());
    }

    /** From now on reading is answered with that error. */
    void fail(int status) {
        down = status;
    }

    /** From now on messages do not arrive, and it said why. */
    void pauseChannel() {
        channels = List.of(channel("paused"));
    }

    private static ChannelView channel(String state) {
        return new ChannelView(
                "alerts",
                "slack",
                "#va-mobile-app-alerts",
                true,
                state,
                state.equals("ok") ? Optional.empty() : Optional.of("404 no_service"),
                Optional.empty(),
                Optional.empty(),
                3);
    }

    /** Requests whose path ends so are answered so. */
    void answer(String ending, int status, Object body) {
        answers.put(ending, new Prepared(status, write(body)));
    }

    /** What was written, in order. */
    List<Written> writes() {
        return writes;
    }

    private void health(RoutingContext context) {
        if (down != 0) {
            new Prepared(down, "{}").send(context);
            return;
        }
        Snapshot snapshot = Snapshot.of(shown, json);
        var response = context.response().putHeader("ETag", snapshot.etag());
        if (snapshot.etag().equals(context.request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
        } else {
            response.putHeader("Content-Type", "application/json").end(snapshot.body());
        }
    }

    private void other(RoutingContext context) {
        Prepared answer = answers.entrySet().stream()
                .filter(one -> context.normalizedPath().endsWith(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(new Prepared(404, "{}"));
        HttpServerRequest request = context.request();
        if (request.method().equals(HttpMethod.GET)) {
            answer.send(context);
            return;
        }
        request.body().onSuccess(body -> {
            writes.add(Written.of(request, body.toString()));
            answer.send(context);
        });
        request.resume();
    }

    private void say(RoutingContext context, Object body) {
        new Prepared(200, write(body)).send(context);
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A write that was asked for; the names of its headers are in small letters. */
    record Written(Map<String, String> headers, String body) {
        static Written of(HttpServerRequest request, String body) {
            var headers = new HashMap<String, String>();
            request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
            return new Written(headers, body);
        }
    }

    private record Prepared(int status, String body) {
        void send(RoutingContext context) {
            context.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", status < 400 ? "application/json" : "application/problem+json")
                    .end(body);
        }
    }
}
