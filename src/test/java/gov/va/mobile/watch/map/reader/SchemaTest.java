package gov.va.mobile.watch.map.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Editors and the service say the same about the same map, as far as a schema can see: it knows no references, no environment and no files. */
class SchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = schema();

    private static JsonSchema schema() {
        try (InputStream text =
                Objects.requireNonNull(SchemaTest.class.getResourceAsStream("/services-map.schema.json"))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(text);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static Set<ValidationMessage> bySchema(String yaml) {
        JsonNode node = JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
        return SCHEMA.validate(node);
    }

    private static String withUpstream(String rest) {
        return "version: 1\nsources: [{ id: s, url: 'http://s' }]\nupstreams: [{ id: u, name: U, " + rest + " }]";
    }

    private static String withCheck(String rest) {
        return withUpstream("checks: [{ id: c, " + rest + " }]");
    }

    private static void bothAccept(String yaml) {
        assertThat(bySchema(yaml)).as(yaml).isEmpty();
        assertThat(Reading.read(yaml)).as(yaml).isInstanceOf(MapReading.Valid.class);
    }

    private static void bothRefuse(String yaml) {
        assertThat(bySchema(yaml)).as(yaml).isNotEmpty();
        assertThat(Reading.read(yaml)).as(yaml).isInstanceOf(MapReading.Invalid.class);
    }

    @Test
    void bothAcceptTheShippedMap() throws IOException {
        bothAccept(Files.readString(Path.of("services-map.yaml")));
        bothAccept(Files.readString(Path.of("src/test/resources/services-map/small.yaml")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 1",
                "{ version: 1, groups: null, upstreams: [] }",
                "{ version: 1, links: { security: TBD }, people: { on-call: { backups: [A] } } }",
                "{ version: 1, policy: { allowPrivate: '${X:true}', significantUsers: '${N:7}', reopenWithin: 0s } }",
                "{ version: 1, hosts: { api.va.gov: { ratePerMinute: 60 } } }",
                "{ version: 1, sentinels: [{ id: a, url: 'http://a' }, { id: b, type: tcp, address: 'b:1' }] }",
            })
    void bothAcceptATop(String yaml) {
        bothAccept(yaml);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 2",
                "{}",
                "[]",
                "{ version: 1, colour: red }",
                "{ version: 1, defaults: { interval: 30 } }",
                "{ version: 1, defaults: { interval: 0s } }",
                "{ version: 1, policy: { allowPrivate: 'true' } }",
                "{ version: 1, links: { Security: TBD } }",
                "{ version: 1, links: { security: 1 } }",
                "{ version: 1, people: { on-call: { backups: A } } }",
                "{ version: 1, hosts: { api.va.gov: { } } }",
                "{ version: 1, sentinels: [{ id: a }] }",
                "{ version: 1, sentinels: [{ id: a, type: tcp, url: 'http://a' }] }",
                "{ version: 1, sources: [{ id: a }] }",
                "{ version: 1, upstreams: [{ id: a, unmonitored: true }] }",
                "{ version: 1, upstreams: [{ name: a, unmonitored: true }] }",
                "{ version: 1, features: [{ id: f, name: F }] }",
                "{ version: 1, features: [{ id: f, name: F, dependsOn: [] }] }",
                "{ version: 1, upstreams: { a: b } }",
            })
    void bothRefuseATop(String yaml) {
        bothRefuse(yaml);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unmonitored: true",
                "unmonitored: true, criticality: critical, rule: all, message: Sorry, team: { name: T, slack: '#t' }",
                "unmonitored: true, pagerduty: { shared: null, mobile: { service: '' } }",
                "unmonitored: true, paused: { until: '2026-11-30T17:00:00-05:00', reason: R }",
                "unmonitored: true, policy: { resolveAfter: 90s }",
                "rule: { quorum: 1 }, checks: [{ id: c, type: push }]",
                "unmonitored: true, calendar: { url: 'https://u/maintenance.ics' }",
                "unmonitored: true, calendar: { url: '${URL:}', headers: { A: b, C: { secret: d/e } }, interval: 1h, timeout: 5s, maxBody: 1MiB, via: 'http://p:3128', events: { contains: BGS, matches: '(?i)bgs' } }",
                "unmonitored: true, calendar: { url: 'https://u/', events: { } }",
            })
    void bothAcceptAnUpstream(String rest) {
        bothAccept(withUpstream(rest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checks: []",
                "unmonitored: false",
                "unmonitored: yes",
                "unmonitored: true, criticality: huge",
                "unmonitored: true, dependsOn: [U]",
                "unmonitored: true, dependsOn: [v, v]",
                "unmonitored: true, team: { slack: }",
                "unmonitored: true, team: { phone: x }",
                "unmonitored: true, rule: { quorum: 0 }",
                "unmonitored: true, pagerduty: { shared: { key: u } }",
                "unmonitored: true, paused: { until: '2026-11-30' }",
                "unmonitored: true, policy: { allowPrivate: true }",
                "unmonitored: true, calendar: 'https://u/maintenance.ics'",
                "unmonitored: true, calendar: { }",
                "unmonitored: true, calendar: { url: 'webcal://u/maintenance.ics' }",
                "unmonitored: true, calendar: { url: 'https://u/', interval: 0s }",
                "unmonitored: true, calendar: { url: 'https://u/', events: { summary: BGS } }",
                "unmonitored: true, calendar: { url: 'https://u/', events: BGS }",
                "unmonitored: true, calendar: { url: 'https://u/', maxBody: 1KB }",
                "unmonitored: true, calendar: { url: 'https://u/', expect: { status: 200 } }",
            })
    void bothRefuseAnUpstream(String rest) {
        bothRefuse(withUpstream(rest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type: http, url: 'http://u'",
                "type: http, url: '${URL:}/x', method: HEAD, connection: reuse, followRedirects: 3, maxBody: 1MiB",
                "type: http, url: 'http://u', method: POST, idempotent: true, body: ''",
                "type: http, url: 'http://u', headers: { A: b, C: { secret: d/e } }, ca: { secret: f }, via: 'http://p:3128'",
                "type: http, url: 'http://u', expect: { status: [200, 204-206], body: { matches: a }, header: { A: { matches: b } } }",
                "type: http, url: 'http://u', expect: { json: { $.a: 1, $.b: null, $.c: { in: [1], degraded: [2] } }, certificateValidFor: 0s }",
                "type: tcp, address: 'u:1', interval: 1m, partial: true, depth: indirect",
                "type: tls, address: '[::1]:443', expect: { certificateValidFor: 14d }",
                "type: dns, name: u, record: MX, resolver: r, expect: { values: [a] }",
                "type: push, mode: event, interval: 5s",
                "type: prometheus, url: 'http://p', query: up, expect: { value: { not: 0 } }",
                "source: s, expect: { json: { $.a: true } }",
            })
    void bothAcceptACheck(String rest) {
        bothAccept(withCheck(rest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url: 'http://u'",
                "type: ftp, url: 'http://u'",
                "type: http",
                "type: http, url: 'u'",
                "type: http, url: 'http://a@u'",
                "type: http, url: 'http://u', address: 'u:1'",
                "type: http, url: 'http://u', method: PUT",
                "type: http, url: 'http://u', method: POST",
                "type: http, url: 'http://u', maxBody: 1KB",
                "type: http, url: 'http://u', failureThreshold: '3'",
                "type: http, url: 'http://u', slowAfter: fast",
                "type: http, url: 'http://u', headers: { 'A B': c }",
                "type: http, url: 'http://u', headers: { A: 1 }",
                "type: http, url: 'http://u', headers: { A: { secret: ../b } }",
                "type: http, url: 'http://u', headers: { A: { secret: /b } }",
                "type: http, url: 'http://u', headers: { A: { file: b } }",
                "type: http, url: 'http://u', ca: x",
                "type: http, url: 'http://u', expect: { status: 99 }",
                "type: http, url: 'http://u', expect: { status: [] }",
                "type: http, url: 'http://u', expect: { json: { a: 1 } }",
                "type: http, url: 'http://u', expect: { json: { $.a: [1] } }",
                "type: http, url: 'http://u', expect: { json: { $.a: { } } }",
                "type: http, url: 'http://u', expect: { json: { $.a: { in: [] } } }",
                "type: http, url: 'http://u', expect: { values: [a] }",
                "type: tls, address: u",
                "type: tls, address: 'u:1', expect: { status: 200 }",
                "type: dns",
                "type: dns, name: u, record: B",
                "type: push, mode: beat",
                "type: prometheus, url: 'http://p'",
                "type: prometheus, url: 'http://p', query: up, expect: { value: { not: 0, in: [1] } }",
                "source: s",
                "source: s, type: http, expect: { json: { $.a: true } }",
                "source: s, expect: { json: { } }",
            })
    void bothRefuseACheck(String rest) {
        bothRefuse(withCheck(rest));
    }
}
