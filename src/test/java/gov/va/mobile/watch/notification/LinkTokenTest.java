package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinkTokenTest {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final LinkToken LINK = new LinkToken(
            new Offer(Deed.CONFIRM, UUID.fromString("00000000-0000-4000-8000-000000000001"), 3),
            Instant.parse("2026-11-02T15:00:00Z"),
            "nonce");

    @Test
    void isReadAsItWasWritten() {
        String text = LINK.text(KEY);
        assertThat(text).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
        assertThat(LinkToken.read(text, KEY)).contains(LINK);
    }

    @Test
    void nobodyElseCanWriteOne() {
        String text = LINK.text(KEY);
        byte[] other = KEY.clone();
        other[0]++;
        assertThat(LinkToken.read(text, other)).isEmpty();
        String claims =
                new String(Base64.getUrlDecoder().decode(text.substring(0, text.indexOf('.'))), StandardCharsets.UTF_8);
        String forged = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(claims.replace("confirm", "end").getBytes(StandardCharsets.UTF_8))
                + text.substring(text.indexOf('.'));
        assertThat(LinkToken.read(forged, KEY)).isEmpty();
    }

    @Test
    void whatIsNotExactIsNone() {
        String text = LINK.text(KEY);
        for (String wrong : new String[] {
            "",
            ".",
            "x",
            "x.y",
            text + "x",
            text + ".",
            "." + text,
            text.substring(1),
            text.toLowerCase(Locale.ROOT),
            text.replace(".", "=."),
            "x".repeat(1000) + "." + "y".repeat(1000)
        }) {
            assertThat(LinkToken.read(wrong, KEY)).as(wrong).isEmpty();
        }
    }
}
