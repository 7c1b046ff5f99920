package gov.va.mobile.watch.map.reader;

import static gov.va.mobile.watch.map.reader.Reading.HEAD;
import static gov.va.mobile.watch.map.reader.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule of map.md and behaviour.md §1, with the place and the words of its message. */
class MapProblemsTest {
    private static final String CHECK = "[{ id: c, type: tcp, address: \"u.example:1\" }]";

    private static String upstream(String rest) {
        return HEAD + "  - { id: u, name: U, " + rest + " }\n";
    }

    private static String check(String check) {
        return HEAD + "  - { id: u, name: U, checks: [\n" + check + "\n] }\n";
    }

    @Test
    void aSmallMapHasNoProblems() {
        assertThat(problems(upstream("checks: " + CHECK))).isEmpty();
    }

    @Test
    void allProblemsAreToldAtOnceInTheOrderOfTheirPlaces() {
        assertThat(problems("""
                        version: 2
                        colour: red
                        defaults: { interval: 30 seconds }
                        sentinels: [{ id: a, url: "https://a.example" }, { id: b, url: "https://b.example" }, { id: c, url: "https://c.example" }]
                        upstreams:
                          - id: bgs
                            name: BGS
                            name: Again
                            dependsOn: [nobody]
                          - id: bgs
                            checks: [{ id: c, type: http, url: "ftp://x" }]
                        features:
                          - { id: claims, name: Claims, dependsOn: [bgs], rule: most }
                        """))
                .containsExactly(
                        "1:10: found 2, expected 1",
                        "2:1: found unknown key \"colour\" in a services map, expected version, defaults, policy, backend, sentinels, people, links, upstreams, groups, features, sources or hosts",
                        "3:23: found \"30 seconds\", expected a duration above 0 such as 500ms, 30s, 15m, 1h or 2d (at most 366d)",
                        "6:9: found upstream bgs without a check, expected at least one check, or unmonitored: true",
                        "8:5: found duplicate key \"name\", expected each key once (it stands in line 7 already)",
                        "9:17: found unknown upstream nobody, expected the id of an upstream of this map",
                        "10:5: found an upstream without name, expected name: text",
                        "10:9: found duplicate id bgs, expected each id once (it stands in line 6 already)",
                        "11:40: found \"ftp://x\", expected an http or https URL with a host and without user:password@",
                        "13:57: found \"most\", expected any or all");
    }

    @Test
    void cyclesOfOneTwoAndManyAreToldWithTheirPathDespiteOtherErrors() {
        assertThat(problems("""
                        version: 1
                        nonsense: true
                        upstreams:
                          - { id: self, name: S, unmonitored: true, dependsOn: [self] }
                          - { id: a, name: A, unmonitored: true, dependsOn: [b] }
                          - { id: b, name: B, unmonitored: true, dependsOn: [a] }
                          - { id: x, name: X, unmonitored: true, dependsOn: [y] }
                          - { id: y, name: Y, unmonitored: true, dependsOn: [diamond, z] }
                          - { id: z, name: Z, unmonitored: true, dependsOn: [diamond, x] }
                          - { id: diamond, name: D, unmonitored: true }
                        """))
                .filteredOn(line -> line.contains("cycle"))
                .containsExactly(
                        "4:57: found a dependency cycle self -> self, expected dependsOn without a cycle",
                        "6:54: found a dependency cycle a -> b -> a, expected dependsOn without a cycle",
                        "9:63: found a dependency cycle x -> y -> z -> x, expected dependsOn without a cycle");
    }

    @Test
    void aLongChainIsNoCycleAndDoesNotOverflow() {
        var text = new StringBuilder("version: 1\nupstreams:\n");
        for (int n = 0; n < 20_000; n++) {
            text.append("  - { id: n" + n + ", name: N, unmonitored: true, dependsOn: [" + (n > 0 ? "n" + (n - 1) : "")
                    + "] }\n");
        }
        assertThat(Reading.read(text.toString())).isInstanceOf(MapReading.Valid.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ id: c, type: http, url: 'https://u', timeout: 30s } | 9:49: found timeout 30s with interval 30s, expected a timeout that is shorter than the interval",
                "{ id: c, type: http, url: 'https://u', interval: 500ms } | 9:50: found timeout 10s with interval 500ms, expected a timeout that is shorter than the interval",
                "{ id: C, type: http, url: 'https://u' } | 9:7: found \"C\", expected an id of at most 63 lower-case letters, digits, _ and -",
                "{ id: 5, type: http, url: 'https://u' } | 9:7: found 5 without quotes, expected an id of at most 63 lower-case letters, digits, _ and -",
                "{ type: http, url: 'https://u' } | 9:1: found a check without id, expected id: an id of at most 63 lower-case letters, digits, _ and -",
                "{ id: c, url: 'https://u' } | 9:1: found a check without type, expected type: http, tcp, tls, dns, push or prometheus, or a source",
                "{ id: c, type: ftp, url: 'https://u' } | 9:16: found \"ftp\", expected http, tcp, tls, dns, push or prometheus",
                "{ id: c, type: http } | 9:1: found a check without url, expected url: an http or https URL with a host and without user:password@",
                "{ id: c, type: http, url: 'https://me:pw@u' } | 9:27: found \"https://***@u\", expected an http or https URL with a host and without user:password@",
                "{ id: c, type: http, url: 'https:///path' } | 9:27: found \"https:///path\", expected an http or https URL with a host and without user:password@",
                "{ id: c, type: http, url: 'http://u:99999' } | 9:27: found \"http://u:99999\", expected an http or https URL with a host and without user:password@",
                "{ id: c, type: http, url: 'http://u', method: POST } | 9:47: found method POST, expected idempotent: true beside it, because the request is repeated for ever",
                "{ id: c, type: http, url: 'http://u', method: DELETE } | 9:47: found \"DELETE\", expected GET, HEAD, OPTIONS or POST",
                "{ id: c, type: http, url: 'http://u', partial: yes } | 9:48: found \"yes\", expected true or false",
                "{ id: c, type: http, url: 'http://u', depth: deep } | 9:46: found \"deep\", expected door, service or indirect",
                "{ id: c, type: http, url: 'http://u', maxBody: 1GB } | 9:48: found \"1GB\", expected a size such as 256KiB or 1MiB (at most 64MiB)",
                "{ id: c, type: http, url: 'http://u', failureThreshold: 0 } | 9:57: found 0, expected a whole number from 1 to 1000",
                "{ id: c, type: http, url: 'http://u', failureThreshold: '3' } | 9:57: found \"3\", expected a whole number from 1 to 1000",
                "{ id: c, type: http, url: 'http://u', headers: { X: { secret: ../x } } } | 9:63: found \"../x\", expected folder/file below the secrets folder, without ..",
                "{ id: c, type: http, url: 'http://u', headers: { X: 1, x: '2' } } | 9:53: found 1 without quotes, expected the value of an HTTP header, in one line",
                "{ id: c, type: http, url: 'http://u', headers: { X: '1', x: '2' } } | 9:58: found duplicate header x, expected each header once (it stands in line 9 already)",
                "{ id: c, type: http, url: 'http://u', expect: { status: 299-200 } } | 9:57: found \"299-200\", expected a status such as 200, or a range such as 200-299 (100 to 599)",
                "{ id: c, type: http, url: 'http://u', expect: { status: 99 } } | 9:57: found 99, expected a status such as 200, or a range such as 200-299 (100 to 599)",
                "{ id: c, type: http, url: 'http://u', expect: { body: { matches: '(?=x)' } } } | 9:66: found \"(?=x)\", expected a regular expression of RE2 (without look-around and back-references), of a reasonable size",
                "{ id: c, type: http, url: 'http://u', expect: { json: { '$.a[': 1 } } } | 9:57: found \"$.a[\", expected a JSONPath that begins with $",
                "{ id: c, type: http, url: 'http://u', expect: { json: { status: UP } } } | 9:57: found \"status\", expected a JSONPath that begins with $",
                "{ id: c, type: http, url: 'http://u', expect: { json: { $.a: { is: 1 } } } } | 9:64: found unknown key \"is\" in a JSON value, expected in, not, exists or degraded",
                "{ id: c, type: http, url: 'http://u', paused: { until: tomorrow } } | 9:56: found \"tomorrow\", expected a time with its offset, such as 2026-11-30T17:00:00-05:00",
                "{ id: c, type: http, url: 'http://u', address: 'u:1' } | 9:39: found unknown key \"address\" in a check, expected id, type, source, depth, partial, paused, interval, timeout, retryInterval, failureThreshold, successThreshold, slowAfter, url, method, idempotent, headers, body, followRedirects, connection, maxBody, clientCertificate, ca, via or expect",
                "{ id: c, type: http, url: 'http://u', headers: { X: { secret: 123456789012 } } } | 9:63: found a value of 12 characters without quotes, expected folder/file below the secrets folder, without ..",
                "{ id: c, type: tls, address: 'u' } | 9:30: found \"u\", expected host:port with a port of 1 to 65535",
                "{ id: c, type: tls, address: 'u:0' } | 9:30: found \"u:0\", expected host:port with a port of 1 to 65535",
                "{ id: c, source: s, expect: { json: { $.a: 1 } } } | 9:18: found unknown source s, expected the id of a source of this map",
                "{ id: c, source: s, type: http } | 9:27: found type beside source, expected one of the two",
                "{ id: c, type: http, url: '${NOWHERE}/x' } | 9:27: found ${NOWHERE} without a value, expected NOWHERE in the environment, or a default: ${NOWHERE:default}",
                "{ id: c, type: http, url: 'http://${x' } | 9:27: found ${ without a name and a closing }, expected ${NAME} or ${NAME:default}",
            })
    void aBadCheckIsToldWithItsPlace(String check, String problem) {
        assertThat(problems(check(check))).contains(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "checks: [] | 8:31: found upstream u without a check, expected at least one check, or unmonitored: true",
                "unmonitored: true, criticality: huge | 8:55: found \"huge\", expected critical, high, moderate or low",
                "unmonitored: true, team: { slack: 7 } | 8:57: found 7 without quotes, expected text",
                "unmonitored: true, team: { runbook: 'javascript:x' } | 8:59: found \"javascript:x\", expected an http or https URL with a host and without user:password@",
                "unmonitored: true, policy: { allowPrivate: true } | 8:52: found unknown key \"allowPrivate\" in policy, expected resolveAfter, reopenWithin, proposeWindowAfter, significantPeriod, significantUsers, respectRejectionFor or repeatEvery",
                "unmonitored: true, rule: { quorum: 2 } | 8:58: found 2, expected 1",
                "rule: { quorum: 2 }, checks: [{ id: c, type: push }, { id: d, type: push, partial: true }] | 8:39: found 2, expected 1",
                "unmonitored: true, rule: some | 8:48: found \"some\", expected any, all or { quorum: n }",
                "unmonitored: true, dependsOn: [f] | 8:54: found f, which is a feature, expected the id of an upstream of this map",
                "unmonitored: true, dependsOn: u | 8:53: found \"u\", expected a list",
                "unmonitored: true, pagerduty: { shared: { key: u } } | 8:63: found shared without service, expected service: text",
                "unmonitored: true, <<: { a: b } | 8:42: found unknown key \"<<\" in an upstream, expected id, name, team, criticality, dependsOn, pagerduty, checks, unmonitored, paused, rule, policy, message or calendar",
                "unmonitored: !foo x | 8:36: found the tag !foo, expected a value without a tag",
            })
    void aBadUpstreamIsToldWithItsPlace(String rest, String problem) {
        assertThat(problems(upstream(rest))).contains(problem);
    }

    @Test
    void aRepeatedCheckIsADuplicate() {
        assertThat(problems(check("{ id: c, type: tcp, address: 'u:1' }, { id: c, type: tcp, address: 'u:2' }")))
                .containsExactly("9:45: found duplicate c, expected each only once in this list");
    }

    @Test
    void aPkcs12FileWantsAPasswordBesideIt() {
        assertThat(problems(check("{ id: c, type: http, url: 'http://u', clientCertificate: { secret: a/b.p12 } }")))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).contains("no file a/b.p12 below"))
                .anySatisfy(problem -> assertThat(problem).contains("no file a/b.p12.password below"));
    }

    @Test
    void whatOnlySomeEnvironmentsLackIsAWarning() {
        assertThat(problems(check("{ id: c, type: http, url: '${PRIVATE:}/x', headers: { K: { secret: a/b } } }")))
                .containsExactly("9:1: warning: found an empty PRIVATE, expected a value: check u/c is switched off");
        assertThat(problems(check("{ id: c, type: http, url: 'http://u', headers: { K: { secret: a/b } } }")))
                .containsExactly(
                        "9:63: warning: found no file a/b below the secrets folder, expected it there: until then what needs it is misconfigured");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dns, name: u",
                "dns, name: u, record: AAAA, resolver: '[::1]:5353', expect: { values: ['2001:db8::1'] }",
                "push",
                "push, mode: event",
                "prometheus, url: 'http://u', query: up"
            })
    void typesThatHaveFewKeys(String type) {
        assertThat(problems(check("{ id: c, type: " + type + " }"))).isEmpty();
    }

    @Test
    void addressesThatNoRecordCanHold() {
        assertThat(problems(check("{ id: c, type: dns, name: u, expect: { values: [10.0.0.1, example.org] } }")))
                .containsExactly("9:59: found \"example.org\" among the values of a record A, expected IPv4 addresses");
        assertThat(problems(check("{ id: c, type: dns, name: u, record: AAAA, expect: { values: [10.0.0.1] } }")))
                .containsExactly("9:63: found \"10.0.0.1\" among the values of a record AAAA, expected IPv6 addresses");
    }

    @Test
    void aWindowThatNoFeatureWouldShowIsAWarning() {
        assertThat(
                        problems(
                                upstream(
                                        "unmonitored: true, pagerduty: { shared: { service: P1, key: mvi }, mobile: { service: P2, key: f } }")))
                .containsExactly(
                        "8:83: warning: found the PagerDuty key mvi, which is no node of the app's graph, expected a node that a feature of the app depends on: a window there changes nothing in the app",
                        "8:118: warning: found the PagerDuty key f, which reaches no feature of the app, expected a node that a feature of the app depends on: a window there changes nothing in the app");
    }

    @Test
    void anEmptyPagerDutyServiceIsNoServiceWithoutAWarning() {
        String text =
                upstream("unmonitored: true, pagerduty: { shared: { service: \"${PD:}\", key: u }, mobile: null }");
        assertThat(problems(text)).isEmpty();
        assertThat(Reading.map(text).upstreams().getFirst().pagerduty().shared())
                .isEmpty();
    }

    @Test
    void tooFewSentinelsAndOneThatIsWatchedAreWarnings() {
        assertThat(problems("""
                        version: 1
                        sentinels: [{ id: a, url: "https://A.example" }, { id: b, url: "${NONE:}" }]
                        upstreams:
                          - { id: u, name: U, checks: [{ id: c, type: tls, address: "a.example:443" }] }
                        """))
                .containsExactly(
                        "2:1: warning: found 1 sentinels, expected at least 3: with fewer, our own network's fault is harder to tell from an outage",
                        "2:27: warning: found a sentinel on a.example:443, which is also watched, expected a host that no check asks: else its outage looks like our own",
                        "2:50: warning: found an empty NONE, expected a value: sentinel b is left out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "version: 1\\n\\tx: 1 | 2:1",
                "version: [1 | 1:12",
                "a: b: c | 1:5",
                "- 1 | 1:1",
                "version: 1\\n---\\nversion: 1 | 2:1",
                "version: *nobody | 1:10",
                "'' | 1:1",
            })
    void brokenYamlIsToldWithItsPlace(String text, String place) {
        List<String> problems = problems(text.replace("\\n", "\n").replace("\\t", "\t"));
        assertThat(problems).isNotEmpty();
        assertThat(problems.getFirst()).startsWith(place + ": found ");
    }

    @Test
    void aliasesThatStandForBillionsAndEndlessNestingAreRefused() {
        var bomb = new StringBuilder("version: 1\na0: &a0 [x]\n");
        for (int n = 1; n < 12; n++) {
            String alias = "*a" + (n - 1);
            bomb.append("a" + n + ": &a" + n + " ["
                    + String.join(", ", List.of(alias, alias, alias, alias, alias, alias, alias, alias, alias))
                    + "]\n");
        }
        assertThat(problems(bomb.toString())).singleElement().asString().contains("aliases that stand for more than");
        assertThat(problems("links: &a { x: *a }")).singleElement().asString().contains("nested more than");
        assertThat(problems("links: " + "[".repeat(100_000))).isNotEmpty();
        assertThat(problems("links: " + "[".repeat(60) + "]".repeat(60))).isNotEmpty();
    }

    @Test
    void aCalendarIsReadNotTooOftenAndOffWithAWarning() {
        assertThat(problems(upstream(
                        "unmonitored: true, calendar: { url: 'https://u/', interval: 30s, events: { matches: '(' } }")))
                .containsExactly(
                        "8:83: found an interval of less than a minute, expected at least 1m",
                        "8:107: found \"(\", expected a regular expression of RE2 (without look-around and back-references), of a reasonable size");
        assertThat(problems(upstream("unmonitored: true, calendar: { interval: 10m, timeout: 10m }")))
                .containsExactly(
                        "8:52: found calendar without url, expected url: an http or https URL with a host and without user:password@",
                        "8:78: found timeout 600s with interval 600s, expected a timeout that is shorter than the interval");
        assertThat(problems(Reading.read(
                        upstream("unmonitored: true, calendar: { url: '${NONE:https://u/}' }"), Map.of("NONE", ""))))
                .containsExactly(
                        "8:52: warning: found an empty NONE, expected a value: the calendar of upstream u is not read");
    }
}
