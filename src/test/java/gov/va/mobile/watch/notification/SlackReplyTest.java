package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** domain.md §6: what Slack's Web API says, and what that means for a message. */
class SlackReplyTest {
    @Test
    void onlyOkTrueIsSuccess() {
        assertThat(SlackReply.judge(200, Optional.empty(), "{\"ok\":true,\"ts\":\"1.2\"}"))
                .isInstanceOf(SlackReply.Ok.class);
        for (String body : new String[] {"", "ok", "{}", "{\"ok\":\"true\"}", "{\"ok\":1}", "[]", "null", "<html>"}) {
            assertThat(answer(200, body)).as(body).isInstanceOf(Answer.Later.class);
        }
        assertThat(answer(302, "")).isNotInstanceOf(Answer.Delivered.class);
        assertThat(answer(204, "")).isInstanceOf(Answer.Later.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channel_not_found",
                "not_in_channel",
                "is_archived",
                "invalid_auth",
                "account_inactive",
                "token_revoked",
                "missing_scope",
                "an_error_that_nobody_listed"
            })
    void somebodyMustMendIt(String error) {
        assertThat(answer(200, error(error))).isInstanceOf(Answer.Closed.class);
        assertThat(answer(200, error(error)).said()).contains(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ratelimited", "internal_error", "fatal_error", "request_timeout"})
    void itPassesByItself(String error) {
        assertThat(answer(200, error(error))).isInstanceOf(Answer.Later.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_blocks", "no_text", "msg_too_long"})
    void thisMessageAndNoOther(String error) {
        assertThat(answer(200, error(error))).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        assertThat(SlackReply.judge(429, Optional.of("30"), error("ratelimited")))
                .isEqualTo(new SlackReply.Failed(
                        "ratelimited", new Answer.Later("429 ratelimited", Optional.of(Duration.ofSeconds(30)))));
        assertThat(SlackReply.judge(200, Optional.of("7"), error("ratelimited")))
                .isEqualTo(new SlackReply.Failed(
                        "ratelimited", new Answer.Later("200 ratelimited", Optional.of(Duration.ofSeconds(7)))));
        assertThat(answer(503, "Service Unavailable")).isInstanceOf(Answer.Later.class);
    }

    private static Answer answer(int status, String body) {
        return SlackReply.judge(status, Optional.empty(), body) instanceof SlackReply.Failed failed
                ? failed.answer()
                : new Answer.Delivered("ok");
    }

    private static String error(String error) {
        return "{\"ok\":false,\"error\":\"" + error + "\"}";
    }
}
