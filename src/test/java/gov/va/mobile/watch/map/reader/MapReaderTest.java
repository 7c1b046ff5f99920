package gov.va.mobile.watch.map.reader;

import static gov.va.mobile.watch.map.reader.Reading.map;
import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Criticality;
import gov.va.mobile.watch.map.Depth;
import gov.va.mobile.watch.map.HostLimit;
import gov.va.mobile.watch.map.MaintenanceCalendar;
import gov.va.mobile.watch.map.Rule;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Target.JsonExpectation;
import gov.va.mobile.watch.map.Target.JsonNull;
import gov.va.mobile.watch.map.Target.JsonRule;
import gov.va.mobile.watch.map.Target.StatusRange;
import gov.va.mobile.watch.support.TestMaps;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a valid map becomes. */
class MapReaderTest {
    private static final String WHOLE = """
            version: 1
            defaults: { interval: "${EVERY:20s}", timeout: 1.5s, slowAfter: 1m }
            policy: { resolveAfter: 0s, allowPrivate: "${PRIVATE:true}" }
            backend: u
            sentinels: [{ id: s, type: tcp, address: "[::1]:53" }]
            people: { on-call: { slack: "@x", backups: [A, B] } }
            links: { playbook: TBD }
            sources: [{ id: src, url: "http://${HOST:h}/x", interval: 60s, timeout: 5s }]
            hosts: { "${HOST:h}": { ratePerMinute: 60 } }
            upstreams:
              - id: u
                name: U
                criticality: low
                rule: { quorum: 2 }
                policy: { resolveAfter: 5m }
                checks:
                  - id: http
                    type: http
                    url: http://${HOST:${OTHER:h}}/x
                    failureThreshold: 4
                    headers: { K: { secret: folder/file }, L: text }
                    followRedirects: 2
                    connection: reuse
                    maxBody: 1MiB
                    expect:
                      status: [204, 200-201]
                      json: { $.a: UP, $.b: "true", $.c: true, $.d: 1.50, $.e: null, $.f: { in: [1, x], degraded: [x] }, $.g: { not: no }, $.h: { exists: false } }
                      body: { contains: ok, matches: "a+" }
                      header: { Server: { matches: nginx }, X: y }
                      certificateValidFor: 14d
                  - { id: tls, type: tls, address: "h:443" }
                  - { id: evidence, source: src, depth: indirect, expect: { json: { $.u.success: true } } }
              - { id: v, name: V, unmonitored: true, criticality: high }
            groups: [{ id: g, members: [u, v] }]
            features: [{ id: f, name: F, dependsOn: [u, v], rule: all, inApp: false }]
            """;

    private static Check check(ServicesMap map, int index) {
        return map.upstreams().getFirst().checks().get(index);
    }

    @Test
    void everythingIsRead() {
        ServicesMap map = map(WHOLE);
        assertThat(map.defaults().interval()).isEqualTo(Duration.ofSeconds(20));
        assertThat(map.defaults().timeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(map.allowPrivate()).isTrue();
        assertThat(map.backend()).contains("u");
        assertThat(map.people())
                .hasEntrySatisfying(
                        "on-call", person -> assertThat(person.backups()).containsExactly("A", "B"));
        assertThat(map.links()).containsEntry("playbook", "TBD");
        assertThat(map.hosts()).containsEntry("h", new HostLimit(60));
        assertThat(map.sentinels().getFirst().target()).isEqualTo(new Target.Tcp(new Target.HostPort("::1", 53)));
        assertThat(map.upstreams().getFirst().rule()).isEqualTo(new Rule.Quorum(2));
        assertThat(map.policy().resolveAfter()).isZero();
        assertThat(map.upstreams().getFirst().policy().resolveAfter()).isEqualTo(Duration.ofMinutes(5));
        assertThat(map.upstreams().get(1).unmonitored()).isTrue();
        assertThat(map.groups().getFirst().name()).isEqualTo("g");
        assertThat(map.groups().getFirst().criticality()).isEqualTo(Criticality.HIGH);
        assertThat(map.features().getFirst().inApp()).isFalse();
    }

    @Test
    void anHttpCheckIsReadWithItsExpectations() {
        Check check = check(map(WHOLE), 0);
        assertThat(check.failureThreshold()).isEqualTo(4);
        assertThat(check.successThreshold()).isEqualTo(2);
        assertThat(check.depth()).isEqualTo(Depth.SERVICE);
        var http = (Target.Http) check.target();
        assertThat(http.url()).isEqualTo(URI.create("http://h/x"));
        assertThat(http.headers())
                .containsEntry("K", new Target.Text.Secret(new Target.SecretReference("folder/file")))
                .containsEntry("L", new Target.Text.Plain("text"));
        assertThat(http.maxBody()).isEqualTo(1024 * 1024);
        assertThat(http.expect().status()).containsExactly(new StatusRange(204, 204), new StatusRange(200, 201));
        assertThat(http.expect().certificateValidFor()).contains(Duration.ofDays(14));
        assertThat(http.expect().json())
                .containsExactly(
                        new JsonRule("$.a", new JsonExpectation.Equal("UP")),
                        new JsonRule("$.b", new JsonExpectation.Equal("true")),
                        new JsonRule("$.c", new JsonExpectation.Equal(true)),
                        new JsonRule("$.d", new JsonExpectation.Equal(new BigDecimal("1.50"))),
                        new JsonRule("$.e", new JsonExpectation.Equal(JsonNull.NULL)),
                        new JsonRule("$.f", new JsonExpectation.In(List.of(BigDecimal.ONE, "x"))),
                        new JsonRule("$.f", new JsonExpectation.Degraded(List.of("x"))),
                        new JsonRule("$.g", new JsonExpectation.Not("no")),
                        new JsonRule("$.h", new JsonExpectation.Exists(false)));
    }

    @Test
    void aConnectionProvesTheDoorAndCertificatesAreWatched() {
        Check check = check(map(WHOLE), 1);
        assertThat(check.depth()).isEqualTo(Depth.DOOR);
        assertThat(check.target())
                .isEqualTo(new Target.Tls(new Target.HostPort("h", 443), Optional.of(Duration.ofDays(30))));
    }

    @Test
    void evidenceComesAsOftenAsItsSource() {
        Check check = check(map(WHOLE), 2);
        assertThat(check.interval()).isEqualTo(Duration.ofSeconds(60));
        assertThat(check.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(check.target())
                .isEqualTo(new Target.Evidence(
                        "src", List.of(new JsonRule("$.u.success", new JsonExpectation.Equal(true)))));
    }

    @Test
    void aCalendarIsReadWithItsDefaultsAndSwitchedOffByAnEmptyVariable() {
        String text =
                "{ version: 1, upstreams: [{ id: u, name: U, unmonitored: true, calendar: { url: '${URL:https://u/a.ics}', events: { contains: BGS, matches: 'a+' } } }] }";
        MaintenanceCalendar calendar =
                map(text).upstreams().getFirst().calendar().orElseThrow();
        assertThat(calendar.url()).isEqualTo(URI.create("https://u/a.ics"));
        assertThat(calendar.interval()).isEqualTo(Duration.ofMinutes(15));
        assertThat(calendar.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(calendar.maxBody()).isEqualTo(256 * 1024);
        assertThat(calendar.events().contains()).contains("BGS");
        assertThat(calendar.events().matches().orElseThrow().pattern()).isEqualTo("a+");
        assertThat(map(text, Map.of("URL", "")).upstreams().getFirst().calendar())
                .isEmpty();
    }

    @Test
    void defaultsAreThoseOfTheGrammar() {
        ServicesMap map = map("version: 1");
        assertThat(map.defaults()).isEqualTo(TestMaps.DEFAULTS);
        assertThat(map.policy()).isEqualTo(TestMaps.POLICY);
        assertThat(map.allowPrivate()).isFalse();
        assertThat(map.upstreams()).isEmpty();
    }

    @Test
    void theEnvironmentWinsOverTheDefaultEvenWhenEmpty() {
        assertThat(((Target.Http) check(map(WHOLE, Map.of("HOST", "env")), 0).target()).url())
                .isEqualTo(URI.create("http://env/x"));
        assertThat(((Target.Http)
                                check(map(WHOLE, Map.of("OTHER", "nested")), 0).target())
                        .url())
                .isEqualTo(URI.create("http://nested/x"));
        assertThat(map(WHOLE, Map.of("PRIVATE", "false")).allowPrivate()).isFalse();
        String off = WHOLE.replace("hosts: { \"${HOST:h}\"", "hosts: { h");
        ServicesMap map = map(off, Map.of("HOST", ""));
        assertThat(check(map, 0).off()).isTrue();
        assertThat(map.sources().getFirst().off()).isTrue();
        assertThat(check(map, 2).off()).as("fed by a source that is off").isTrue();
        assertThat(check(map, 1).off()).isFalse();
    }

    @Test
    void theRevisionIsThatOfTheContentAfterFillingIn() {
        String revision = map(WHOLE).revision();
        assertThat(revision).matches("[0-9a-f]{16}");
        assertThat(map("# a comment\n" + WHOLE).revision()).isEqualTo(revision);
        assertThat(map(WHOLE, Map.of("EVERY", "20s")).revision()).isEqualTo(revision);
        assertThat(map(WHOLE, Map.of("EVERY", "21s")).revision()).isNotEqualTo(revision);
        assertThat(map(WHOLE.replace("[u, v]", "[v, u]")).revision()).isNotEqualTo(revision);
        assertThat(map(WHOLE.replace("$.b: \"true\"", "$.b: true")).revision()).isNotEqualTo(revision);
    }
}
