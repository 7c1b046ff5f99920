package gov.va.mobile.watch.check;

import static gov.va.mobile.watch.check.CheckResults.assertFail;
import static gov.va.mobile.watch.check.CheckResults.assertPass;
import static gov.va.mobile.watch.check.CheckResults.assertResult;
import static gov.va.mobile.watch.support.FakeNameServer.join;
import static gov.va.mobile.watch.support.FakeNameServer.name;
import static gov.va.mobile.watch.support.FakeNameServer.shorts;
import static gov.va.mobile.watch.support.FakeNameServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Target.HostPort;
import gov.va.mobile.watch.support.FakeNameServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The type dns, against a name server that does what it is told. */
class DnsProbeTest {
    private final FakeNameServer server = new FakeNameServer();
    private final CheckFixture fixture;

    DnsProbeTest(@TempDir Path secrets) {
        fixture = new CheckFixture(secrets);
    }

    @AfterEach
    void close() {
        fixture.close();
        server.close();
    }

    private Check check(String name, String type, String... values) {
        return check(new HostPort("127.0.0.1", server.port()), Duration.ofSeconds(3), name, type, values);
    }

    private static Check check(HostPort resolver, Duration timeout, String name, String type, String... values) {
        return CheckFixture.check(new Target.Dns(name, type, Optional.of(resolver), List.of(values)), timeout);
    }

    private CheckResult run(String name, String type, String... values) {
        return fixture.checks.run(check(name, type, values));
    }

    @Test
    void addressesInAnyOrder() {
        server.address("x.test", "10.0.0.1").address("x.test", "10.0.0.2").address("x.test", "2001:db8::1");
        CheckResult result = run("x.test", "A", "10.0.0.2", "10.0.0.1");
        assertPass(result);
        assertThat(result.phases().dns()).isPositive();
        assertPass(run("x.test", "AAAA", "2001:DB8:0:0::1"));
        assertPass(run("X.test", "A"));
    }

    @Test
    void sayWhatWasFoundInsteadOfWhatWasExpected() {
        server.address("x.test", "10.0.0.2").code("broken.test", 2).code("closed.test", 5);
        assertFail(
                run("x.test", "A", "10.0.0.1"),
                FailureKind.DNS,
                "dns: A of x.test: expected \\[10.0.0.1\\], found \\[10.0.0.2\\]");
        assertFail(
                run("x.test", "A", "10.0.0.1", "10.0.0.2"),
                FailureKind.DNS,
                "dns: A of x.test: expected \\[10.0.0.1, 10.0.0.2\\], found \\[10.0.0.2\\]");
        assertFail(run("x.test", "MX"), FailureKind.DNS, "dns: MX of x.test: expected a record, found no such record");
        assertFail(
                run("none.test", "A", "10.0.0.1"),
                FailureKind.DNS,
                "dns: A of none.test: expected \\[10.0.0.1\\], found no such name \\(NXDOMAIN\\)");
        assertFail(run("broken.test", "A"), FailureKind.DNS, ".*found that the name server failed \\(SERVFAIL\\)");
        assertFail(run("closed.test", "A"), FailureKind.DNS, ".*refused to answer \\(REFUSED\\)");
    }

    @Test
    void everyTypeIsReadAsPeopleWriteIt() {
        server.record("www.t.test", "CNAME", name("web.T.test"))
                .record("t.test", "NS", name("ns1.@"))
                .record("t.test", "MX", join(shorts(10), name("mail.@")))
                .record("t.test", "SRV", join(shorts(1, 2, 8443), name("host.t.test")))
                .record("t.test", "TXT", join(text("v=spf1 "), text("-all")))
                .record("t.test", "SOA", join(name("ns1.@"), name("admin.@"), shorts(0, 7, 0, 1, 0, 2, 0, 3, 0, 4)))
                .record(
                        "t.test",
                        "CAA",
                        join(
                                new byte[] {0},
                                text("issue"),
                                "ca.test".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .record(
                        "t.test",
                        "NAPTR",
                        join(shorts(100, 10), text("u"), text("E2U+sip"), text("!^.*$!sip:a@t!"), name("")))
                .record("1.0.0.10.in-addr.arpa", "PTR", name("x.t.test"));
        assertPass(run("www.t.test", "CNAME", "Web.t.test."));
        assertPass(run("t.test", "NS", "ns1.t.test"));
        assertPass(run("t.test", "MX", "10 mail.t.test"));
        assertPass(run("t.test", "SRV", "1 2 8443 host.t.test"));
        assertPass(run("t.test", "TXT", "v=spf1 -all"));
        assertPass(run("t.test", "SOA", "ns1.t.test admin.t.test 7 1 2 3 4"));
        assertPass(run("t.test", "CAA", "0 issue \"ca.test\""));
        assertPass(run("t.test", "NAPTR", "100 10 \"u\" \"E2U+sip\" \"!^.*$!sip:a@t!\" ."));
        assertPass(run("1.0.0.10.in-addr.arpa", "PTR", "x.t.test"));
    }

    @Test
    void anAliasIsNoAddress() {
        server.record("www.t.test", "CNAME", name("web.t.test"));
        assertFail(run("www.t.test", "A"), FailureKind.DNS, ".*found no such record");
        server.address("www.t.test", "10.0.0.3");
        assertPass(run("www.t.test", "A", "10.0.0.3"));
    }

    @Test
    void dataThatIsNoneOfItsType() {
        server.record("x.test", "A", new byte[] {1, 2, 3}).record("x.test", "TXT", new byte[] {9, 'a'});
        assertFail(
                run("x.test", "A"), FailureKind.DNS, "dns: A of x.test: expected A records, found data that is none");
        assertFail(run("x.test", "TXT"), FailureKind.DNS, ".*found data that is none");
    }

    @Test
    void whatIsNoPlainTextIsQuoted() {
        server.record("x.test", "TXT", text("<!channel>\u0007"));
        assertFail(
                run("x.test", "TXT", "a"),
                FailureKind.DNS,
                "dns: TXT of x.test: expected \\[a\\], found \\[\"<!channel>\\\\u0007\"\\]");
    }

    @Test
    void longAnswersComeOverTcpAndALostPacketIsNoOutage() {
        server.address("long.test", "10.0.0.1").truncated("long.test");
        assertPass(run("long.test", "A", "10.0.0.1"));
        server.address("lossy.test", "10.0.0.1").silent("lossy.test", 1);
        assertPass(fixture.checks.run(check(
                new HostPort("127.0.0.1", server.port()), Duration.ofMillis(1500), "lossy.test", "A", "10.0.0.1")));
    }

    @Test
    void noAnswer() {
        server.silent("x.test", 100);
        long before = System.nanoTime();
        CheckResult result = fixture.checks.run(
                check(new HostPort("127.0.0.1", server.port()), Duration.ofMillis(300), "x.test", "A"));
        assertFail(
                result,
                FailureKind.TIMEOUT,
                "dns: A of x.test: expected an answer within 0.3 s, found none \\(name not resolved\\)");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        assertThat(server.questions()).isGreaterThan(1);
    }

    @Test
    void resolversThatAreNeverAsked() {
        fixture.name("metadata.test", "169.254.169.254");
        assertFail(
                fixture.checks.run(check(new HostPort("metadata.test", 53), Duration.ofSeconds(1), "x.test", "A")),
                FailureKind.CONNECT,
                "dns: A of x.test: metadata.test resolved to the link-local address 169.254.169.254, which is never asked");
        fixture.allow(false);
        assertResult(
                run("x.test", "A"),
                ResultClass.MISCONFIGURED,
                FailureKind.CONNECT,
                ".*loopback address 127.0.0.1, which is asked only with allowPrivate.*");
        assertThat(server.questions()).isZero();
    }

    @Test
    void aNameThatNobodyCanAskFor() {
        assertResult(
                run("x".repeat(70) + ".test", "A"),
                ResultClass.MISCONFIGURED,
                FailureKind.DNS,
                ".*a name that can be.*");
    }

    @Test
    void shutdownCutsWhatIsOut() {
        fixture.checks.close();
        assertResult(run("x.test", "A"), ResultClass.INCONCLUSIVE, FailureKind.OVERLOAD, ".*cut by shutdown");
    }
}
