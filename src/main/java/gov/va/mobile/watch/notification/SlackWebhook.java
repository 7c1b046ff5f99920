package gov.va.mobile.watch.notification;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An incoming webhook of Slack. Its URL is a secret: whoever has it may post; so it stands in no log, no error and no exception of ours. (The JDK's client,
 * because it bounds both the whole call and the size of the answer, and logs nothing by itself.)
 */
final class SlackWebhook implements Channel {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int LARGEST_ANSWER = 64 * 1024;

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private final URI url;
    private final Duration longest;

    private SlackWebhook(URI url, Duration longest) {
        this.url = url;
        this.longest = longest;
    }

    /**
     * The webhook at that URL.
     *
     * @param setting where the URL comes from, for the error
     * @throws IllegalArgumentException when it is no http(s) URL; the message does not show it
     */
    static SlackWebhook of(String url, String setting) {
        return of(url, setting, Leases.CALL);
    }

    static SlackWebhook of(String url, String setting, Duration longest) {
        Optional<URI> parsed = parse(url.strip());
        return new SlackWebhook(
                parsed.orElseThrow(() -> new IllegalArgumentException(
                        setting + ": found something that is no http(s) URL, expected the URL of an incoming webhook")),
                longest);
    }

    @Override
    public Answer send(String payload) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(longest)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "upstream-watch")
                .POST(BodyPublishers.ofString(payload))
                .build();
        var call = CLIENT.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
        try {
            HttpResponse<String> response = call.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return SlackAnswer.judge(
                    response.statusCode(), response.headers().firstValue("Retry-After"), response.body());
        } catch (ExecutionException failed) {
            return new Answer.Later(words(failed.getCause()), Optional.empty());
        } catch (TimeoutException late) {
            return new Answer.Later(late(), Optional.empty());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer.Later("interrupted while it was sent", Optional.empty());
        } finally {
            call.cancel(true);
        }
    }

    private String words(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> "no connection within " + CONNECT.toSeconds() + " s";
            case HttpTimeoutException _ -> late();
            case ConnectException refused
            when refused.getCause() instanceof UnresolvedAddressException -> "the name could not be resolved";
            case ConnectException _ -> "no connection";
            case IOException broken -> "the connection broke: " + masked(Objects.toString(broken.getMessage(), ""));
            case null, default -> "the call failed";
        };
    }

    private String late() {
        return "no answer within " + longest.toSeconds() + " s";
    }

    private String masked(String text) {
        String path = url.getRawPath();
        String masked = text.replace(url.toString(), "***");
        return path.length() > 1 ? masked.replace(path, "/***") : masked;
    }

    private static Optional<URI> parse(String url) {
        try {
            URI parsed = URI.create(url);
            boolean http = "https".equalsIgnoreCase(parsed.getScheme()) || "http".equalsIgnoreCase(parsed.getScheme());
            return http && parsed.getHost() != null && parsed.getRawUserInfo() == null
                    ? Optional.of(parsed)
                    : Optional.empty();
        } catch (IllegalArgumentException noUrl) {
            return Optional.empty();
        }
    }
}
