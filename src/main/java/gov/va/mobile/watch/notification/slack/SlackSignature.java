package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a request is Slack's: {@code v0=} and the hex HMAC-SHA256 of {@code v0:timestamp:body}, made lately (domain.md §6). Pure. */
final class SlackSignature {
    /** So far the time of a request may lie from ours, both ways: an older one may be a replay, one from the future would be good for longer than it should. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");
    private static final String VERSION = "v0";

    private SlackSignature() {}

    /** Judges in the same time whatever of the signature is wrong. */
    static boolean good(
            String secret, @Nullable String timestamp, @Nullable String signature, byte[] body, Instant now) {
        if (timestamp == null
                || signature == null
                || !TIMESTAMP.matcher(timestamp).matches()) {
            return false;
        }
        long seconds = Long.parseLong(timestamp);
        boolean lately = Math.abs(Math.subtractExact(now.getEpochSecond(), seconds)) <= WINDOW.toSeconds();
        byte[] expected = of(secret, timestamp, body).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8)) && lately;
    }

    /** The signature of a request. */
    static String of(String secret, String timestamp, byte[] body) {
        byte[] head = (VERSION + ":" + timestamp + ":").getBytes(StandardCharsets.UTF_8);
        return VERSION + "="
                + HexFormat.of().formatHex(Digests.hmac(secret.getBytes(StandardCharsets.UTF_8), head, body));
    }
}
