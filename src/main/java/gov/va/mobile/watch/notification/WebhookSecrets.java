package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Secrecy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys that webhooks are signed with; a file of them may change while we run. */
final class WebhookSecrets {
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;

    private final List<String> set;
    private final Optional<Path> file;

    /** @param file with one a line */
    WebhookSecrets(List<String> set, Optional<Path> file) {
        this.set = List.copyOf(set);
        this.file = file;
    }

    /**
     * The keys, at least one.
     *
     * @throws IllegalArgumentException when there is none, or one that is too short or unreadable; it shows none of them
     */
    List<byte[]> keys() {
        List<byte[]> keys = texts().map(WebhookSecrets::key).toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(
                    "WATCH_WEBHOOK_SECRET: found none, expected one to sign with (or WATCH_WEBHOOK_SECRET_FILE)");
        }
        return keys;
    }

    /** What no words of ours may hold. */
    Secrecy secrecy() {
        return Secrecy.of(texts().toList());
    }

    private Stream<String> texts() {
        return Stream.concat(set.stream(), file.stream().flatMap(path -> lines(path).stream()))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "WATCH_WEBHOOK_SECRET_FILE: " + path + " cannot be read, expected a file with one secret a line",
                    unreadable);
        }
    }

    private static byte[] key(String text) {
        byte[] key;
        try {
            key = text.startsWith(PREFIX)
                    ? Base64.getDecoder().decode(text.substring(PREFIX.length()))
                    : text.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noBase64) {
            throw new IllegalArgumentException(
                    "WATCH_WEBHOOK_SECRET: found whsec_ with something that is no Base64 after it", noBase64);
        }
        if (key.length < SHORTEST) {
            throw new IllegalArgumentException("WATCH_WEBHOOK_SECRET: found one of " + key.length
                    + " bytes, expected at least " + SHORTEST + " (openssl rand -base64 32)");
        }
        return key;
    }
}
