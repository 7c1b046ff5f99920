package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.access.Audit;
import gov.va.mobile.watch.health.HealthBook;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.Outage;
import gov.va.mobile.watch.health.UpstreamHealth;
import gov.va.mobile.watch.incident.IncidentKind;
import gov.va.mobile.watch.incident.IncidentStatus;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.Incidents;
import gov.va.mobile.watch.support.IncidentFixture;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stand-ins for the rooms around windows, for tests that select them. */
final class Neighbours {
    private Neighbours() {}

    @Alternative
    @ApplicationScoped
    static class FakeHealth implements HealthBook {
        final Map<String, UpstreamHealth> states = new ConcurrentHashMap<>();
        final List<Outage> outages = new CopyOnWriteArrayList<>();

        void set(String upstreamId, HealthStatus status, Instant since) {
            states.put(
                    upstreamId,
                    new UpstreamHealth(upstreamId, status, Optional.of(since), List.of(), Optional.empty()));
        }

        void flap(String upstreamId, HealthStatus status, Instant since) {
            states.put(
                    upstreamId,
                    new UpstreamHealth(upstreamId, status, Optional.of(since), List.of(), Optional.empty(), true));
        }

        void caused(String upstreamId, Instant since, String root) {
            states.put(
                    upstreamId,
                    new UpstreamHealth(
                            upstreamId, HealthStatus.DOWN, Optional.of(since), List.of(root), Optional.empty()));
        }

        void clear() {
            states.clear();
            outages.clear();
        }

        void outage(Outage outage) {
            outages.add(outage);
        }

        @Override
        public Map<String, UpstreamHealth> upstreams() {
            return Map.copyOf(states);
        }

        @Override
        public List<Outage> outagesThatCount(Instant from) {
            return outagesSince(from);
        }

        @Override
        public List<Outage> outagesSince(Instant from) {
            return outages.stream()
                    .filter(outage -> !outage.start().isBefore(from))
                    .toList();
        }
    }

    @Alternative
    @ApplicationScoped
    static class FakeIncidents implements Incidents {
        final Map<UUID, IncidentView> known = new ConcurrentHashMap<>();
        final List<String> said = new CopyOnWriteArrayList<>();

        void know(IncidentView incident) {
            known.put(incident.id(), incident);
        }

        List<String> said() {
            return said;
        }

        void clear() {
            known.clear();
            said.clear();
        }

        @Override
        public Optional<IncidentView> find(UUID id) {
            return Optional.ofNullable(known.get(id));
        }

        @Override
        public List<IncidentView> open() {
            return List.copyOf(known.values());
        }

        @Override
        public List<IncidentView> openFor(Actor viewer) {
            return open();
        }

        @Override
        public void note(UUID incidentId, Instant at, Actor by, String kind, String text, Map<String, String> data) {
            said.add("note " + text);
        }

        @Override
        public void step(UUID incidentId, String step, String state, Actor by, Instant at, Optional<String> detail) {
            said.add("step " + step + " " + state);
        }

        @Override
        public void linkWindow(UUID incidentId, UUID windowId) {
            said.add("link");
        }
    }

    @Alternative
    @ApplicationScoped
    static class FakeAudit implements Audit {
        final List<String> records = new CopyOnWriteArrayList<>();

        List<String> records() {
            return records;
        }

        @Override
        public void record(Actor actor, String action, String target, Optional<Object> before, Optional<Object> after) {
            records.add(actor.name() + " " + action + " " + target);
        }
    }

    /** A non-control incident as another room would tell of it. */
    static IncidentView incident(
            UUID id, String upstreamId, Instant startedAt, IncidentStatus status, IncidentKind kind) {
        return incident(id, upstreamId, startedAt, startedAt, status, kind);
    }

    static IncidentView incident(
            UUID id,
            String upstreamId,
            Instant startedAt,
            Instant detectedAt,
            IncidentStatus status,
            IncidentKind kind) {
        return IncidentFixture.of(upstreamId)
                .id(id, 1)
                .kind(kind)
                .status(status)
                .began(startedAt, detectedAt)
                .view();
    }

    /** A non-control incident of a group, with those of its members that fail. */
    static IncidentView ofGroup(
            UUID id, String groupId, List<String> affected, Instant startedAt, IncidentStatus status) {
        return IncidentFixture.ofGroup(groupId)
                .id(id, 1)
                .status(status)
                .affected(affected, List.of())
                .began(startedAt, startedAt)
                .view();
    }
}
