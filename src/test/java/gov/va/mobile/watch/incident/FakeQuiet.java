package gov.va.mobile.watch.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Covers what a test says, beside the real windows. */
@ApplicationScoped
class FakeQuiet implements Quiet {
    private final Set<String> covered = ConcurrentHashMap.newKeySet();

    void cover(String upstreamId) {
        covered.add(upstreamId);
    }

    void uncover() {
        covered.clear();
    }

    @Override
    public boolean covers(String upstreamId, Instant at) {
        return covered.contains(upstreamId);
    }
}
