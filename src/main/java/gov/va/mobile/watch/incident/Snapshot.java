package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.platform.Coded;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people can change of an incident, by name: for the audit log's before and after, and to see whether anything changed. */
final class Snapshot {
    private Snapshot() {}

    static Map<String, Object> of(Incident incident) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", incident.kind.code());
        facts.put("status", incident.status.code());
        facts.put("title", incident.title);
        put(facts, "description", incident.description);
        facts.put("priority", incident.priority.code());
        put(facts, "upstreamId", incident.upstreamId);
        put(facts, "acknowledgedBy", incident.acknowledgedBy);
        put(
                facts,
                "resolvedAt",
                Optional.ofNullable(incident.resolvedAt).map(Instant::toString).orElse(null));
        put(
                facts,
                "resolution",
                Optional.ofNullable(incident.resolution).map(Coded::code).orElse(null));
        facts.put("reopens", incident.reopens);
        facts.put("conditions", incident.conditions);
        put(facts, "commander", incident.commander);
        put(facts, "assessment", incident.assessment);
        put(facts, "recommendation", incident.recommendation);
        put(facts, "decision", incident.decision);
        facts.put("reportLinks", incident.reportLinks);
        facts.put("escalations", incident.escalations);
        facts.put("postmortemVersion", incident.postmortemVersion);
        facts.put(
                "steps",
                incident.steps.stream()
                        .filter(step -> step.state() != StepState.OPEN)
                        .map(step -> step.step().code() + ": " + step.state().code())
                        .toList());
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
