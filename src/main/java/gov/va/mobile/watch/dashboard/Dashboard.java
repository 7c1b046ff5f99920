package gov.va.mobile.watch.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** What is read, by whomever: composed at most once a second on each replica. */
@ApplicationScoped
class Dashboard {
    private final OnceASecond<Snapshot> snapshots;

    Dashboard(FactsReader facts, ObjectMapper json, Clock clock) {
        this.snapshots = new OnceASecond<>(
                () -> Snapshot.of(Overview.of(facts.read()), json), clock, Thread::startVirtualThread);
    }

    /** The present state; how old, see {@link OnceASecond#get}. */
    Snapshot snapshot() {
        return snapshots.get();
    }
}
