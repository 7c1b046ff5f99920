package gov.va.mobile.watch.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenersTest {
    private static List<String> in(String body) {
        return Openers.inBody(Optional.of(body)).stream().distinct().toList();
    }

    @Test
    void aMemberOfThatName() {
        assertThat(in("{\"password\": \"correct-horse\", \"user\": \"upstream-watch\"}"))
                .containsExactly("correct-horse");
    }

    @Test
    void aMemberDeepInside() {
        assertThat(in("{\"a\": {\"b\": [{\"apiKey\": \"k-0123456789\"}, {\"name\": \"a-longer-name\"}]}}"))
                .containsExactly("k-0123456789");
        assertThat(in("  [{\"token\": \"t-0123456789\"}]")).containsExactly("t-0123456789");
    }

    @Test
    void allThatSuchAMemberHolds() {
        assertThat(in("{\"tokens\": [\"first-token\", \"second-token\", \"short\", null, true]}"))
                .containsExactly("first-token", "second-token");
        assertThat(in("{\"credentials\": {\"user\": {\"id\": \"service-account\"}}}"))
                .containsExactly("service-account");
    }

    @Test
    void numbersAsTheyAreWritten() {
        assertThat(in("{\"sessionId\": 1234567890123456789, \"key\": 1234, \"secret\": 12345678901234567890123}"))
                .containsExactly("1234567890123456789", "12345678901234567890123");
    }

    @Test
    void whatIsEscapedAsItIsMeant() {
        assertThat(in("{\"pass\\u0077ord\": \"with \\\"quotes\\\" and \\u00e9\"}"))
                .containsExactly("with \"quotes\" and é");
    }

    @Test
    void jsonThatIsNotQuiteJson() {
        assertThat(in("{\"password\": \"correct-horse\", \"password\": \"battery-staple\", oops"))
                .containsExactly("correct-horse", "battery-staple");
        assertThat(in("{\"a\":".repeat(200) + "{\"password\": \"correct-horse\"}" + "}".repeat(200)))
                .containsExactly("correct-horse");
    }

    @Test
    void aForm() {
        assertThat(in("grant_type=client_credentials&client_secret=a%2Blong%2Bone&key=short"))
                .containsExactly("a%2Blong%2Bone", "a+long+one");
        assertThat(Openers.inBody(Optional.empty())).isEmpty();
        assertThat(Openers.inQuery(URI.create("https://x.example/?api_key=k-0123456789&limit=100000000")))
                .contains("k-0123456789")
                .doesNotContain("100000000");
    }
}
