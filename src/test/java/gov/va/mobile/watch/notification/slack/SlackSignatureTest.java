package gov.va.mobile.watch.notification.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** domain.md §6, "Interactivity". */
class SlackSignatureTest {
    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final String TIMESTAMP = "1531420618";
    private static final Instant THEN = Instant.ofEpochSecond(1531420618);
    private static final byte[] BODY =
            "payload=%7B%22type%22%3A%22block_actions%22%2C%22user%22%3A%7B%22id%22%3A%22U2CERLKJA%22%7D%7D"
                    .getBytes(StandardCharsets.UTF_8);

    /** By another implementation. */
    private static final String GOOD = "v0=022029c1062bf831b6f2401e36b533681f749569159a6b32bbad8ad6040c24eb";

    @Test
    void whatWasSignedIsGood() {
        assertThat(good(TIMESTAMP, GOOD, THEN)).isTrue();
    }

    @Test
    void aSignatureIsGoodForFiveMinutesBothWays() {
        assertThat(good(TIMESTAMP, GOOD, THEN.plusSeconds(300))).isTrue();
        assertThat(good(TIMESTAMP, GOOD, THEN.plusSeconds(301))).isFalse();
        assertThat(good(TIMESTAMP, GOOD, THEN.minusSeconds(300))).isTrue();
        assertThat(good(TIMESTAMP, GOOD, THEN.minusSeconds(301)))
                .as("from the future")
                .isFalse();
    }

    @Test
    void theTimestampIsSigned() {
        assertThat(good("1531420619", GOOD, THEN)).isFalse();
    }

    @Test
    void anotherBodyIsNotTheOneThatWasSigned() {
        byte[] other = BODY.clone();
        other[0] = 'P';
        assertThat(SlackSignature.good(SECRET, TIMESTAMP, GOOD, other, THEN)).isFalse();
        assertThat(SlackSignature.good(SECRET + "x", TIMESTAMP, GOOD, BODY, THEN))
                .isFalse();
    }

    @Test
    void whatIsMissingIsNotGood() {
        assertThat(good(null, GOOD, THEN)).isFalse();
        assertThat(good(TIMESTAMP, null, THEN)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1531420618",
                "-1531420618",
                "+1531420618",
                "1531420618.0",
                "0x5b47",
                "NaN",
                "99999999999999999999"
            })
    void aTimestampIsDigits(String timestamp) {
        String signature = SlackSignature.of(SECRET, timestamp, BODY);
        assertThat(good(timestamp, signature, THEN)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v0=",
                "v0",
                "022029c1062bf831b6f2401e36b533681f749569159a6b32bbad8ad6040c24eb",
                "v1=022029c1062bf831b6f2401e36b533681f749569159a6b32bbad8ad6040c24eb",
                "v0=022029C1062BF831B6F2401E36B533681F749569159A6B32BBAD8AD6040C24EB",
                "v0=022029c1062bf831b6f2401e36b533681f749569159a6b32bbad8ad6040c24e",
                "v0=022029c1062bf831b6f2401e36b533681f749569159a6b32bbad8ad6040c24eb3"
            })
    void aSignatureIsExact(String signature) {
        assertThat(good(TIMESTAMP, signature, THEN)).isFalse();
    }

    private static boolean good(@Nullable String timestamp, @Nullable String signature, Instant now) {
        return SlackSignature.good(SECRET, timestamp, signature, BODY, now);
    }
}
