package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What a one-time link says, signed so that nobody but us can have written it. Pure.
 *
 * @param offer what it lets do, to what, in which version
 * @param expires its first moment without use
 * @param nonce makes it differ from every other, so that it can be used up
 */
record LinkToken(Offer offer, Instant expires, String nonce) {
    private static final String VERSION = "1";
    private static final int LONGEST = 500;

    /** As it stands in an address: letters, digits, {@code _}, {@code -} and one dot. */
    String text(byte[] key) {
        String claims = String.join(
                "|", VERSION, offer.deed().code(), offer.value(), String.valueOf(expires.getEpochSecond()), nonce);
        String head = base64(claims.getBytes(StandardCharsets.UTF_8));
        return head + "." + signature(key, head);
    }

    /** What it says; nothing unless it is exactly as we wrote it. */
    static Optional<LinkToken> read(String text, byte[] key) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 2 || text.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] expected = signature(key, parts[0]).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, parts[1].getBytes(StandardCharsets.UTF_8))
                ? claims(new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static Optional<LinkToken> claims(String claims) {
        String[] said = claims.split("\\|", -1);
        if (said.length != 5 || !said[0].equals(VERSION)) {
            return Optional.empty();
        }
        return Offer.read(said[1], said[2])
                .map(offer -> new LinkToken(offer, Instant.ofEpochSecond(Long.parseLong(said[3])), said[4]));
    }

    /** Of the text as it stands there, so that no other spelling of it is good. */
    private static String signature(byte[] key, String head) {
        return base64(Digests.hmac(key, head.getBytes(StandardCharsets.UTF_8)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
