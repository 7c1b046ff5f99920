package gov.va.mobile.watch.check;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Depth;
import gov.va.mobile.watch.map.Sentinel;
import gov.va.mobile.watch.map.Target;
import java.util.HashSet;
import java.util.Optional;

/** Whether our own way out works: any answer proves it, even one that would fail a check. */
final class SentinelProbe {
    private final HttpProbe http;
    private final TcpProbe tcp;
    private final TlsProbe tls;
    private final Pulse pulse;

    SentinelProbe(HttpProbe http, TcpProbe tcp, TlsProbe tls, Pulse pulse) {
        this.http = http;
        this.tcp = tcp;
        this.tls = tls;
        this.pulse = pulse;
    }

    boolean answers(Sentinel sentinel) {
        return switch (sentinel.target()) {
            case Target.Http target -> answers(sentinel, target);
            case Target.Tcp target -> seen(tcp.run(check(sentinel), target));
            case Target.Tls target -> seen(tls.run(check(sentinel), target));
            case Target.Dns _, Target.Push _, Target.Prometheus _, Target.Evidence _ ->
                throw new IllegalArgumentException("sentinel " + sentinel.id() + " is of type "
                        + sentinel.target().type() + ", expected http, tls or tcp");
        };
    }

    private boolean answers(Sentinel sentinel, Target.Http target) {
        try {
            http.ask(target, pulse.deadline(sentinel.timeout()), new Progress(), new HashSet<>());
            return true;
        } catch (ProbeException none) {
            return none.finding().kind() == FailureKind.REDIRECT;
        }
    }

    /** A certificate that we do not like was sent by somebody. */
    private static boolean seen(CheckResult result) {
        return result.failure()
                .map(failure ->
                        result.resultClass() == ResultClass.DEGRADED || failure.kind() == FailureKind.CERTIFICATE)
                .orElse(true);
    }

    private static Check check(Sentinel sentinel) {
        return new Check(
                sentinel.id(),
                Depth.DOOR,
                false,
                Optional.empty(),
                false,
                sentinel.timeout(),
                sentinel.timeout(),
                sentinel.timeout(),
                1,
                1,
                sentinel.timeout(),
                sentinel.target());
    }
}
