package gov.va.mobile.watch.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedKeyTest {
    private static final String KEY = "feed-key-of-the-tests";
    private static final String BADGE = "/api/v1/upstreams/bgs/badge.svg";

    private static FeedKey key(String value) {
        return new FeedKey(new AccessSettings() {
            @Override
            public boolean publicDashboard() {
                return false;
            }

            @Override
            public Map<String, TokenSetting> tokens() {
                return Map.of();
            }

            @Override
            public Map<String, SlackUserSetting> slackUsers() {
                return Map.of();
            }

            @Override
            public Optional<String> feedKey() {
                return Optional.of(value);
            }
        });
    }

    @Test
    void opensCalendarsAndBadgesForReading() {
        FeedKey key = key(KEY);
        assertThat(key.opens("GET", BADGE, KEY)).isTrue();
        assertThat(key.opens("HEAD", BADGE, KEY)).isTrue();
        assertThat(key.opens("GET", "/api/v1/maintenance-windows.ics", KEY)).isTrue();
        assertThat(key.opens("GET", BADGE, KEY + "x")).isFalse();
        assertThat(key.opens("GET", BADGE, null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/maintenance-windows.ics",
        "GET, /api/v1/health",
        "GET, /api/v1/incidents",
        "GET, /api/v1/badge.svg/incidents",
        "GET, /q/metrics.svg"
    })
    void opensNothingElse(String method, String path) {
        assertThat(key(KEY).opens(method, path, KEY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with spaces in between it", "a&b=c?d#e%f/0123456789"})
    void whatIsGuessedOrDoesNotFitAnAddressEndsTheStart(String value) {
        assertThat(key(value).errors())
                .singleElement()
                .asString()
                .startsWith("watch.access.feed-key: found")
                .contains("expected at least 16 letters, digits, _ and -")
                .doesNotContain(value);
        assertThat(key(KEY).errors()).isEmpty();
    }
}
