package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackAnswerTest {
    @ParameterizedTest
    @CsvSource({
        "200, ok, Delivered",
        "200, '', Delivered",
        "200, '{\"ok\":true}', Delivered",
        "200, '{\"ok\":false,\"error\":\"internal_error\"}', Later",
        "200, '<html>sign in</html>', Later",
        "200, '{', Later",
        "302, '', Closed",
        "400, invalid_payload, Refused",
        "401, '', Closed",
        "403, action_prohibited, Closed",
        "404, no_service, Closed",
        "404, channel_not_found, Closed",
        "408, '', Later",
        "410, channel_is_archived, Closed",
        "413, '', Refused",
        "429, '', Later",
        "500, rollup_error, Later",
        "503, '', Later",
    })
    void means(int status, String body, String meaning) {
        assertThat(SlackAnswer.judge(status, Optional.empty(), body).getClass().getSimpleName())
                .isEqualTo(meaning);
    }

    @Test
    void saysStatusAndWordOfSlack() {
        assertThat(SlackAnswer.judge(404, Optional.empty(), "no_service\n").said())
                .isEqualTo("404 no_service");
        assertThat(SlackAnswer.judge(503, Optional.empty(), "").said()).isEqualTo("503");
        assertThat(SlackAnswer.judge(500, Optional.empty(), "é\u0000\n" + "x".repeat(5000))
                        .said())
                .hasSizeLessThan(210)
                .matches("500 [\\x20-\\x7e]+…");
    }

    @Test
    void retryAfterInSeconds() {
        assertThat(retryAfter(429, "30")).contains(Duration.ofSeconds(30));
        assertThat(retryAfter(503, " 5 ")).contains(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "soon", "1.5", "99999999999999999999", "Wed, 21 Oct 2026 07:28:00 GMT"})
    void anotherRetryAfterIsNone(String text) {
        assertThat(retryAfter(429, text)).isEmpty();
    }

    private static Optional<Duration> retryAfter(int status, String text) {
        return SlackAnswer.judge(status, Optional.of(text), "") instanceof Answer.Later later
                ? later.retryAfter()
                : Optional.empty();
    }
}
