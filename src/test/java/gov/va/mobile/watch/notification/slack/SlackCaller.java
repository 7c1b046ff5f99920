package gov.va.mobile.watch.notification.slack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Calls the service as Slack does. */
final class SlackCaller {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    SlackCaller(String base) {
        this.base = base.replaceAll("/+$", "");
    }

    /** Signed with the right secret. */
    HttpResponse<String> interaction(String payload, Instant now) {
        return signed("/slack/interactions", form("payload", payload), now);
    }

    /** A command with that text. */
    HttpResponse<String> command(String userId, String text, String responseUrl, Instant now) {
        String body = form("command", "/upstream") + "&" + form("text", text) + "&" + form("user_id", userId) + "&"
                + form("response_url", responseUrl) + "&" + form("trigger_id", "trigger-1");
        return signed("/slack/commands", body, now);
    }

    HttpResponse<String> signed(String path, String body, Instant now) {
        String timestamp = String.valueOf(now.getEpochSecond());
        return send(path, body, timestamp, signature(timestamp, body), "application/x-www-form-urlencoded");
    }

    HttpResponse<String> send(String path, String body, String timestamp, String signature, String type) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", type)
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", signature)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static String signature(String timestamp, String body) {
        return SlackSignature.of(SlackProfile.SECRET, timestamp, body.getBytes(StandardCharsets.UTF_8));
    }

    static String form(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
