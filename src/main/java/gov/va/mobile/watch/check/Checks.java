package gov.va.mobile.watch.check;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.Sentinel;
import gov.va.mobile.watch.map.Source;
import gov.va.mobile.watch.map.Target;
import io.netty.channel.EventLoopGroup;
import io.quarkus.netty.MainEventLoopGroup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** All types of checks behind the one interface that polling knows. */
@Singleton
public final class Checks implements Checker, Documents, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Checks.class);

    private final InFlight inFlight = new InFlight();
    private final Names names;
    private final HttpAsker asker;
    private final HttpProbe http;
    private final TcpProbe tcp;
    private final TlsProbe tls;
    private final DnsProbe dns;
    private final PrometheusProbe prometheus;
    private final SourceProbe sources;
    private final SentinelProbe sentinels;
    private final DocumentProbe documents;

    /** For the container. */
    @Inject
    public Checks(
            CurrentMap map,
            Clock clock,
            @MainEventLoopGroup EventLoopGroup group,
            Pulse pulse,
            @ConfigProperty(name = "watch.secrets-directory", defaultValue = "secrets") Path secretsDirectory,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version) {
        this(map, clock, group, pulse, secretsDirectory, version, InetAddress::getAllByName);
    }

    Checks(
            CurrentMap map,
            Clock clock,
            EventLoopGroup group,
            Pulse pulse,
            Path secretsDirectory,
            String version,
            Names.Resolver resolver) {
        names = new Names(resolver);
        var secrets = new Secrets(secretsDirectory);
        var addresses = new Addresses(names, map);
        var dialer = new Dialer(group, addresses, new TlsContexts(secrets));
        var headers = new Headers(secrets, "UpstreamWatch/" + version);
        asker = new HttpAsker(dialer, inFlight, clock);
        http = new HttpProbe(asker, headers, new MapHosts(map), clock, pulse);
        tcp = new TcpProbe(dialer, inFlight, pulse);
        tls = new TlsProbe(dialer, inFlight, clock, pulse);
        dns = new DnsProbe(addresses, new NameServer(group), inFlight, pulse);
        prometheus = new PrometheusProbe(asker, headers, pulse);
        sources = new SourceProbe(asker, headers, pulse);
        sentinels = new SentinelProbe(http, tcp, tls, pulse);
        documents = new DocumentProbe(asker, headers, pulse);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException for a type that is not asked by itself (evidence, push)
     */
    @Override
    public CheckResult run(Check check) {
        return switch (check.target()) {
            case Target.Http target -> guarded(check, http, target);
            case Target.Tcp target -> guarded(check, tcp, target);
            case Target.Tls target -> guarded(check, tls, target);
            case Target.Dns target -> guarded(check, dns, target);
            case Target.Prometheus target -> guarded(check, prometheus, target);
            case Target.Push _, Target.Evidence _ ->
                throw new IllegalArgumentException("check " + check.id() + " is of type "
                        + check.target().type() + ", expected one that is asked by itself");
        };
    }

    @Override
    public Map<String, CheckResult> run(Source source, Map<String, Check> checks) {
        try {
            return sources.run(source, checks);
        } catch (RuntimeException | StackOverflowError ours) {
            LOG.errorf(ours, "source %s could not be run", source.id());
            var results = new HashMap<String, CheckResult>();
            checks.keySet().forEach(key -> results.put(key, oursToBlame()));
            return results;
        }
    }

    @Override
    public List<String> answering(List<Sentinel> asked) {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Sentinel sentinel : asked) {
                threads.execute(() -> {
                    if (sentinels.answers(sentinel)) {
                        answered.add(sentinel.id());
                    }
                });
            }
        }
        return asked.stream().map(Sentinel::id).filter(answered::contains).toList();
    }

    @Override
    public Document read(DocumentRequest request) {
        try {
            return documents.read(request);
        } catch (RuntimeException | StackOverflowError ours) {
            LOG.errorf(ours, "a document of %s could not be read", request.url().getHost());
            return new Document.Unreadable(
                    "could not be read because of an error of our own, see the log", Optional.empty());
        }
    }

    private static <T extends Target> CheckResult guarded(Check check, Probe<T> probe, T target) {
        try {
            return probe.run(check, target);
        } catch (RuntimeException | StackOverflowError ours) {
            LOG.errorf(ours, "check %s could not be run", check.id());
            return oursToBlame();
        }
    }

    /** An error of our own must never look like an upstream's. */
    private static CheckResult oursToBlame() {
        return CheckResult.inconclusive(
                FailureKind.OVERLOAD, "could not be run because of an error of our own, see the log");
    }

    /** Cuts all checks that are out; they and later ones are inconclusive. */
    @PreDestroy
    @Override
    public void close() {
        inFlight.close();
        names.close();
        asker.close();
    }
}
