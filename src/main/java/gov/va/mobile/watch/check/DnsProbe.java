package gov.va.mobile.watch.check;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Target.HostPort;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The type dns: a name has these records, or any. The address of a resolver that the map names is held to the rules for all targets; the system's own resolver is part of our
 * machine (in a cloud often at a link-local address) and is not.
 */
final class DnsProbe implements Probe<Target.Dns> {
    private static final String NO_ERROR = "NOERROR";
    private static final int MOST_SHOWN = 5;

    private final Addresses addresses;
    private final NameServer nameServer;
    private final InFlight inFlight;
    private final Pulse pulse;

    DnsProbe(Addresses addresses, NameServer nameServer, InFlight inFlight, Pulse pulse) {
        this.addresses = addresses;
        this.nameServer = nameServer;
        this.inFlight = inFlight;
        this.pulse = pulse;
    }

    @Override
    public CheckResult run(Check check, Target.Dns target) {
        var progress = new Progress();
        Deadline deadline = pulse.deadline(check.timeout());
        Call<NameServer.Answer> call = inFlight.begin(progress);
        try {
            InetSocketAddress server = server(target, deadline, progress);
            progress.enter(Progress.Phase.DNS);
            nameServer.ask(server, target.name(), target.record(), deadline, call);
            NameServer.Answer answer = call.await();
            progress.enter(Progress.Phase.DONE);
            return Results.of(
                    judge(answer, target)
                            .map(found -> about(target, found))
                            .or(() -> Results.slow(progress.latency(), deadline, check.slowAfter())),
                    progress);
        } catch (ProbeException ended) {
            return Results.of(about(target, ended.finding()), progress);
        } finally {
            inFlight.end(call);
        }
    }

    private InetSocketAddress server(Target.Dns target, Deadline deadline, Progress progress) throws ProbeException {
        if (target.resolver().isEmpty()) {
            return DnsServerAddressStreamProviders.platformDefault()
                    .nameServerAddressStream(target.name())
                    .next();
        }
        HostPort resolver = target.resolver().get();
        var route = new Route(resolver, Optional.empty(), Optional.empty());
        return addresses.of(route, deadline, progress).getFirst();
    }

    private static Optional<Finding> judge(NameServer.Answer answer, Target.Dns target) {
        List<String> expected = target.expectedValues().stream()
                .map(value -> DnsRecords.expected(target.record(), value))
                .toList();
        String wanted = expected.isEmpty() ? "a record" : shown(expected);
        if (!answer.code().equals(NO_ERROR)) {
            return Optional.of(Finding.fail(FailureKind.DNS, "expected " + wanted + ", found " + words(answer.code())));
        }
        if (answer.values().isEmpty()) {
            return Optional.of(Finding.fail(FailureKind.DNS, "expected " + wanted + ", found no such record"));
        }
        return expected.isEmpty() || new TreeSet<>(expected).equals(new TreeSet<>(answer.values()))
                ? Optional.empty()
                : Optional.of(
                        Finding.fail(FailureKind.DNS, "expected " + wanted + ", found " + shown(answer.values())));
    }

    private static String words(String code) {
        return switch (code) {
            case "NXDOMAIN" -> "no such name (NXDOMAIN)";
            case "SERVFAIL" -> "that the name server failed (SERVFAIL)";
            case "REFUSED" -> "that the name server refused to answer (REFUSED)";
            default -> "the error " + code;
        };
    }

    /** In one order, so that the same answer reads the same each time. */
    private static String shown(List<String> values) {
        List<String> shown = values.stream()
                .distinct()
                .sorted()
                .limit(MOST_SHOWN)
                .map(DnsProbe::harmless)
                .toList();
        long more = values.stream().distinct().count() - shown.size();
        return "[" + String.join(", ", shown) + (more > 0 ? ", and " + more + " more" : "") + "]";
    }

    /** Addresses and names as they are, anything else quoted. */
    private static String harmless(String value) {
        boolean plain =
                value.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || " .:-_".indexOf(c) >= 0));
        return plain ? Words.cut(value) : Words.quoted(value);
    }

    private static Finding about(Target.Dns target, Finding finding) {
        return finding.saying("dns: " + target.record() + " of " + target.name() + ": " + finding.message());
    }
}
