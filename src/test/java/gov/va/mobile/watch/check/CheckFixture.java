package gov.va.mobile.watch.check;

import com.google.re2j.Pattern;
import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.Depth;
import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Sentinel;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Source;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Target.ConnectionUse;
import gov.va.mobile.watch.map.Target.HostPort;
import gov.va.mobile.watch.map.Target.HttpExpectation;
import gov.va.mobile.watch.map.Target.JsonExpectation;
import gov.va.mobile.watch.map.Target.JsonRule;
import gov.va.mobile.watch.map.Target.SecretReference;
import gov.va.mobile.watch.map.Target.StatusRange;
import gov.va.mobile.watch.map.Target.Text;
import gov.va.mobile.watch.map.Target.TextRule;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.support.TestClock;
import gov.va.mobile.watch.support.TestMaps;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A checker without a container, on an event loop of its own, and words to describe checks with. */
final class CheckFixture implements AutoCloseable {
    static final String HANGING = "hanging.test";
    static final int MAX_BODY = 256 * 1024;

    private final EventLoopGroup group = new NioEventLoopGroup(2);
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final Pulse pulse = new Pulse(group, metrics);
    private final CurrentMap map = new CurrentMap();
    private final Map<String, Deque<InetAddress[]>> names = new ConcurrentHashMap<>();
    final TestClock clock = new TestClock();
    final AtomicInteger lookUps = new AtomicInteger();
    final Checks checks;

    CheckFixture(Path secrets) {
        allow(true);
        checks = new Checks(map, clock, group, pulse, secrets, "1.2.3", host -> {
            if (host.equals(HANGING)) {
                lookUps.incrementAndGet();
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
            Deque<InetAddress[]> known = names.get(host);
            if (known != null) {
                return known.size() > 1 ? known.pop() : known.getFirst();
            }
            if (Character.isDigit(host.charAt(0))) {
                return InetAddress.getAllByName(host); // nobody is asked about numbers
            }
            throw new UnknownHostException(host);
        });
    }

    /** Puts a map in force that watches these. */
    void watch(boolean allowPrivate, Check... checks) {
        Upstream one = TestMaps.upstream("one");
        ServicesMap all = TestMaps.map(
                List.of(new Upstream(
                        one.id(),
                        one.name(),
                        one.team(),
                        one.criticality(),
                        one.dependsOn(),
                        one.pagerduty(),
                        List.of(checks),
                        one.unmonitored(),
                        one.paused(),
                        one.rule(),
                        one.policy(),
                        one.message(),
                        one.calendar())),
                List.<Feature>of());
        map.set(new ServicesMap(
                all.revision(),
                all.defaults(),
                all.policy(),
                allowPrivate,
                all.backend(),
                List.<Sentinel>of(),
                all.people(),
                all.links(),
                all.upstreams(),
                all.groups(),
                all.features(),
                List.<Source>of(),
                all.hosts()));
    }

    void allow(boolean allowPrivate) {
        watch(allowPrivate);
    }

    /** What a name resolves to. */
    void name(String host, String... addresses) {
        names.put(host, new ConcurrentLinkedDeque<>(List.<InetAddress[]>of(addresses(addresses))));
    }

    /** What a name resolves to, another address with each look-up; the last one stays. */
    void nameInTurn(String host, String... addresses) {
        var turns = new ConcurrentLinkedDeque<InetAddress[]>();
        for (String address : addresses) {
            turns.add(addresses(address));
        }
        names.put(host, turns);
    }

    private static InetAddress[] addresses(String... literals) {
        return Arrays.stream(literals).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }

    static Check check(Target target, Duration timeout) {
        return new Check(
                "probe",
                Depth.SERVICE,
                false,
                Optional.empty(),
                false,
                Duration.ofSeconds(30),
                timeout,
                Duration.ofSeconds(30),
                3,
                2,
                Duration.ofSeconds(3),
                target);
    }

    static Check slowAfter(Check check, Duration slowAfter) {
        return new Check(
                check.id(),
                check.depth(),
                check.partial(),
                check.paused(),
                check.off(),
                check.interval(),
                check.timeout(),
                check.retryInterval(),
                check.failureThreshold(),
                check.successThreshold(),
                slowAfter,
                check.target());
    }

    static Check tcp(String host, int port) {
        return check(new Target.Tcp(new HostPort(host, port)), Duration.ofSeconds(5));
    }

    static Check tls(String host, int port) {
        return check(new Target.Tls(new HostPort(host, port), Optional.of(Duration.ofDays(30))), Duration.ofSeconds(5));
    }

    static Http http(String url) {
        return new Http(url);
    }

    /** Builds an HTTP check as a map would describe it. */
    static final class Http {
        private final URI url;
        private String method = "GET";
        private final Map<String, Text> headers = new LinkedHashMap<>();
        private Optional<String> body = Optional.empty();
        private int followRedirects;
        private ConnectionUse connection = ConnectionUse.FRESH;
        private int maxBody = MAX_BODY;
        private Optional<SecretReference> clientCertificate = Optional.empty();
        private Optional<SecretReference> ca = Optional.empty();
        private Optional<URI> via = Optional.empty();
        private List<StatusRange> status = List.of(new StatusRange(200, 299));
        private final Map<String, TextRule> headerRules = new LinkedHashMap<>();
        private Optional<String> contains = Optional.empty();
        private Optional<Pattern> matches = Optional.empty();
        private final java.util.ArrayList<JsonRule> json = new java.util.ArrayList<>();
        private Optional<Duration> certificateValidFor = Optional.of(Duration.ofDays(30));
        private Duration timeout = Duration.ofSeconds(5);

        private Http(String url) {
            this.url = URI.create(url);
        }

        Http method(String name) {
            method = name;
            return this;
        }

        Http header(String name, String value) {
            headers.put(name, new Text.Plain(value));
            return this;
        }

        Http secret(String name, String path) {
            headers.put(name, new Text.Secret(new SecretReference(path)));
            return this;
        }

        Http body(String text) {
            body = Optional.of(text);
            return this;
        }

        Http follow(int most) {
            followRedirects = most;
            return this;
        }

        Http reuse() {
            connection = ConnectionUse.REUSE;
            return this;
        }

        Http maxBody(int bytes) {
            maxBody = bytes;
            return this;
        }

        Http ca(String path) {
            ca = Optional.of(new SecretReference(path));
            return this;
        }

        Http clientCertificate(String path) {
            clientCertificate = Optional.of(new SecretReference(path));
            return this;
        }

        Http via(String proxy) {
            via = Optional.of(URI.create(proxy));
            return this;
        }

        Http status(int from, int to) {
            status = List.of(new StatusRange(from, to));
            return this;
        }

        Http expectHeader(String name, TextRule rule) {
            headerRules.put(name, rule);
            return this;
        }

        Http contains(String words) {
            contains = Optional.of(words);
            return this;
        }

        Http matches(String pattern) {
            matches = Optional.of(Pattern.compile(pattern));
            return this;
        }

        Http json(String path, JsonExpectation expect) {
            json.add(new JsonRule(path, expect));
            return this;
        }

        Http json(String path, Object value) {
            return json(path, new JsonExpectation.Equal(value));
        }

        Http timeout(Duration of) {
            timeout = of;
            return this;
        }

        Target.Http target() {
            return new Target.Http(
                    url,
                    method,
                    headers,
                    body,
                    followRedirects,
                    connection,
                    maxBody,
                    clientCertificate,
                    ca,
                    via,
                    new HttpExpectation(
                            status, headerRules, contains, matches, List.copyOf(json), certificateValidFor));
        }

        Check check() {
            return CheckFixture.check(target(), timeout);
        }
    }

    /** Lets no event loop do anything until then. */
    void holdUp(CountDownLatch until) {
        group.forEach(loop -> loop.execute(() -> {
            try {
                until.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    /** For how long that was so, as the metric has it. */
    Duration heldUp() {
        double seconds = metrics.get("watch.held.up").functionCounter().count();
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    @Override
    public void close() {
        checks.close();
        pulse.close();
        group.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).syncUninterruptibly();
    }
}
