package gov.va.mobile.watch.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Calls to other systems: the JDK's client, because it bounds both the whole call and the size of the answer, and logs nothing by itself. */
public final class OutboundHttp {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int LARGEST_ANSWER = 512 * 1024;

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private OutboundHttp() {}

    /** What came of a call. */
    public sealed interface Heard {}

    /** An answer. */
    public record Said(int status, HttpHeaders headers, String body) implements Heard {
        /** The first header of that name. */
        public Optional<String> header(String name) {
            return headers.firstValue(name);
        }
    }

    /** None; it may have arrived all the same. The words may hold the address. */
    public record Silence(String words) implements Heard {}

    /** JSON to that address. */
    public static HttpRequest.Builder post(URI url, String json) {
        return post(url, "application/json; charset=utf-8", json);
    }

    /** A body of that media type to that address. */
    public static HttpRequest.Builder post(URI url, String type, String body) {
        return HttpRequest.newBuilder(url)
                .header("Content-Type", type)
                .header("User-Agent", "upstream-watch")
                .POST(BodyPublishers.ofString(body));
    }

    /** The body as JSON. */
    public static String json(Map<String, Object> body) {
        try {
            return ClientJson.mapper().writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a body of ours could not be written as JSON", impossible);
        }
    }

    /** Calls, for at most so long. */
    public static Heard call(HttpRequest request, Duration longest) {
        var call = CLIENT.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
        try {
            HttpResponse<String> response = call.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return new Said(response.statusCode(), response.headers(), response.body());
        } catch (ExecutionException failed) {
            return new Silence(words(failed.getCause(), longest));
        } catch (TimeoutException late) {
            return new Silence(late(longest));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Silence("interrupted while it was sent");
        } finally {
            call.cancel(true);
        }
    }

    private static String words(@Nullable Throwable cause, Duration longest) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> "no connection within " + CONNECT.toSeconds() + " s";
            case HttpTimeoutException _ -> late(longest);
            case ConnectException refused
            when refused.getCause() instanceof UnresolvedAddressException -> "the name could not be resolved";
            case ConnectException _ -> "no connection";
            case SSLException untrusted ->
                "no TLS connection that can be trusted: " + Objects.toString(untrusted.getMessage(), "");
            case IOException broken
            when Objects.toString(broken.getMessage(), "").startsWith("body exceeds") ->
                "an answer larger than " + LARGEST_ANSWER / 1024 + " KiB";
            case IOException broken -> "the connection broke: " + Objects.toString(broken.getMessage(), "");
            case null, default -> "the call failed";
        };
    }

    private static String late(Duration longest) {
        return "no answer within " + longest.toSeconds() + " s";
    }
}
