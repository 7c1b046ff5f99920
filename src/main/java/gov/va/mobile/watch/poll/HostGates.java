package gov.va.mobile.watch.poll;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** How many checks may be at one host and port at once: as many as are mapped there, from 2 up to the setting (behaviour.md §2). */
final class HostGates {
    private static final int LEAST = 2;

    private final Map<String, Semaphore> gates = new ConcurrentHashMap<>();
    private final int most;

    HostGates(int most) {
        this.most = most;
    }

    /** The gate of that host, sized when it is first asked for in a plan. */
    Semaphore of(PollPlan plan, String host) {
        return gates.computeIfAbsent(
                plan.map().revision() + " " + host,
                any -> new Semaphore(Math.clamp(plan.unitsAt(host), LEAST, Math.max(LEAST, most)), true));
    }

    /** Forgets the gates of other plans. */
    void keepOnly(PollPlan plan) {
        gates.keySet().removeIf(key -> !key.startsWith(plan.map().revision() + " "));
    }
}
