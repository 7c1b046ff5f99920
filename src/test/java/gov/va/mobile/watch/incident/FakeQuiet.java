package gov.va.mobile.watch.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Covers what a test says, beside the real windows. */
@ApplicationScoped
class FakeQuiet implements Quiet {
    private final Set<String> covered = ConcurrentHashMap.newKeySet();
    private final Map<String, Duration> past = new ConcurrentHashMap<>();

    void cover(String upstreamId) {
        covered.add(upstreamId);
    }

    void uncover() {
        covered.clear();
        past.clear();
    }

    /** Covered it for so long until now, and no longer does. */
    void covered(String upstreamId, Duration length) {
        past.put(upstreamId, length);
    }

    @Override
    public Duration covered(String upstreamId, Instant from, Instant to) {
        return past.getOrDefault(upstreamId, Duration.ZERO);
    }

    @Override
    public boolean covers(String upstreamId, Instant at) {
        return covered.contains(upstreamId);
    }
}
