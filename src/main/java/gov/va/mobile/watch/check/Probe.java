package gov.va.mobile.watch.check;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Target;

/** One type of check. */
sealed interface Probe<T extends Target> permits HttpProbe, TcpProbe, TlsProbe, DnsProbe, PrometheusProbe {
    /** Runs the check; never throws for what an upstream does. */
    CheckResult run(Check check, T target);
}
