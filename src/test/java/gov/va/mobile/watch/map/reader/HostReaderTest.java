package gov.va.mobile.watch.map.reader;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.map.HostLimit;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostReaderTest {
    private static final String MAP = """
            version: 1
            sentinels: [{ id: a, url: "http://a/" }, { id: b, url: "http://b/" }, { id: c, url: "http://c/" }]
            hosts: { Api.example: { ratePerMinute: RATE } }
            sources: [{ id: src, url: "https://api.example/all", interval: 30s }]
            upstreams:
              - id: u
                name: U
                checks:
                  - { id: one, type: http, url: "https://api.example/one", interval: 20s }
                  - { id: two, type: tcp, address: "api.example:81", interval: 60s }
                  - { id: evidence, source: src, expect: { json: { $.u: true } } }
                  - { id: elsewhere, type: tcp, address: "other.example:81", interval: 11s }
            """;

    @Test
    void warnsWithTheArithmetic() {
        assertThat(warnings("5"))
                .singleElement()
                .asString()
                .contains(
                        "warning: found 2 checks and 1 sources that ask Api.example 6.0 times a minute, and ratePerMinute 5");
        assertThat(warnings("6")).isEmpty();
    }

    @Test
    void aBadUrlIsAnErrorAndNoTroubleHere() {
        assertThat(Reading.read(MAP.replace("RATE", "1").replace("https://api.example/one", "nowhere")))
                .isInstanceOf(MapReading.Invalid.class);
    }

    @Test
    void aHostMeansAllItsPorts() {
        assertThat(HostLimit.names("api.example", "API.example:443")).isTrue();
        assertThat(HostLimit.names("api.example:443", "api.example:443")).isTrue();
        assertThat(HostLimit.names("api.example:80", "api.example:443")).isFalse();
        assertThat(HostLimit.names("::1", "[::1]:443")).isTrue();
        assertThat(HostLimit.names("example", "api.example:443")).isFalse();
    }

    private static List<MapProblem> warnings(String rate) {
        return ((MapReading.Valid) Reading.read(MAP.replace("RATE", rate))).warnings();
    }
}
