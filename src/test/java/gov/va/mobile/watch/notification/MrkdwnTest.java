package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MrkdwnTest {
    @Test
    void escapesAmpersandsFirst() {
        assertThat(Mrkdwn.escape("<!channel> & <https://x|y> &lt;"))
                .isEqualTo("&lt;!channel&gt; &amp; &lt;https://x|y&gt; &amp;lt;");
    }

    @Test
    void cutsWithAnEllipsis() {
        assertThat(Mrkdwn.cut("a".repeat(3000), 3000)).isEqualTo("a".repeat(3000));
        assertThat(Mrkdwn.cut("a".repeat(3001), 3000)).isEqualTo("a".repeat(2999) + "…");
    }

    @Test
    void splitsNoEntityAndNoSurrogatePair() {
        assertThat(Mrkdwn.cut("ab&amp;cd", 4)).isEqualTo("ab…");
        assertThat(Mrkdwn.cut("ab&amp;cd", 7)).isEqualTo("ab…");
        assertThat(Mrkdwn.cut("ab&amp;cde", 8)).isEqualTo("ab&amp;…");
        assertThat(Mrkdwn.cut("ab\uD83D\uDE00cd", 4)).isEqualTo("ab…");
    }

    @Test
    void whateverIsCutStaysWholeAndHarmless() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        String[] parts = {"a", "&", "<", ">", "\uD83D\uDE00", ";", "<!here>", "&amp;", "\n", " "};
        for (int i = 0; i < 5000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            int max = 10 + random.nextInt(40);
            String cut = Mrkdwn.cut(Mrkdwn.escape(text.toString()), max);
            assertThat(cut).as("seed %d", seed).hasSizeLessThanOrEqualTo(max).doesNotContain("<", ">");
            assertThat(cut.replaceAll("&(amp|lt|gt);", "")).as("seed %d", seed).doesNotContain("&");
            assertThat(cut.replace("\uD83D\uDE00", "").chars())
                    .as("seed %d", seed)
                    .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        }
    }

    @Test
    void mentionsByIdAndLeavesNamesAlone() {
        assertThat(Mrkdwn.mention("U0123ABCD")).isEqualTo("<@U0123ABCD>");
        assertThat(Mrkdwn.mention("S0123ABCD")).isEqualTo("<!subteam^S0123ABCD>");
        assertThat(Mrkdwn.mention("@here")).isEqualTo("<!here>");
        assertThat(Mrkdwn.mention("@mobile-oncall")).isEqualTo("@mobile-oncall");
        assertThat(Mrkdwn.mention("<!channel>")).isEqualTo("&lt;!channel&gt;");
    }
}
