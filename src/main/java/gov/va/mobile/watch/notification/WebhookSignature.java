package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Signatures as the specification Standard Webhooks has them (docs/notifications.md). Pure. */
final class WebhookSignature {
    private WebhookSignature() {}

    /** The header {@code webhook-signature}: one signature by each key, so that the receiver may know either while they change. */
    static String of(List<byte[]> keys, String id, long timestamp, String body) {
        byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
        return keys.stream()
                .map(key -> "v1," + Base64.getEncoder().encodeToString(Digests.hmac(key, signed)))
                .collect(Collectors.joining(" "));
    }
}
