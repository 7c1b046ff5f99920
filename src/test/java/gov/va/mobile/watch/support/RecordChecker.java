package gov.va.mobile.watch.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the whole record of a run, and what Slack was sent of it, and says what should never be, whatever happened meanwhile (behaviour.md §2, §4 to §6). Each
 * rule is a query for what breaks it.
 */
public final class RecordChecker {
    private static final Map<String, String> RULES = new LinkedHashMap<>();

    static {
        RULES.put("a run recorded twice", """
                SELECT check_number, at FROM check_result GROUP BY check_number, at HAVING count(*) > 1""");
        RULES.put("a move to the state that was", """
                SELECT upstream_id, at, status FROM (SELECT *, lag(status) OVER w AS before, lag(caused_by) OVER w AS blamed FROM upstream_transition
                    WINDOW w AS (PARTITION BY upstream_id ORDER BY number)) moves
                WHERE before = status AND blamed = caused_by""");
        RULES.put("an outage that opened nothing", """
                SELECT t.upstream_id, t.at FROM upstream_transition t WHERE t.status = 'down' AND t.caused_by = '{}'
                AND NOT EXISTS (SELECT FROM incident i WHERE i.upstream_id = t.upstream_id AND i.detected_at >= t.at - interval '1 minute')""");
        RULES.put("two incidents at once of one root", """
                SELECT a.number, b.number FROM incident a JOIN incident b ON a.upstream_id = b.upstream_id AND a.number < b.number
                WHERE tstzrange(a.detected_at, a.resolved_at) && tstzrange(b.detected_at, b.resolved_at)""");
        RULES.put("an incident that was not told, or told twice", """
                SELECT i.number, count(n.id) FROM incident i LEFT JOIN notification n ON n.incident_id = i.id AND n.kind = 'incidentOpened'
                    AND n.destination = 'alerts' GROUP BY i.number HAVING count(n.id) <> 1""");
        RULES.put("an end that was not told, or told twice", """
                SELECT i.number, count(n.id) FROM incident i LEFT JOIN notification n ON n.incident_id = i.id AND n.kind = 'incidentResolved'
                    AND n.destination = 'alerts' WHERE i.status <> 'open' GROUP BY i.number HAVING count(n.id) <> 1""");
        RULES.put("an incident whose timeline does not begin with its opening", """
                SELECT number FROM incident i WHERE 'opened' IS DISTINCT FROM
                    (SELECT kind FROM incident_timeline t WHERE t.incident_id = i.id ORDER BY at, kind <> 'opened' LIMIT 1)""");
        RULES.put("a message that still waits, or failed", """
                SELECT kind, state, last_error FROM notification WHERE state IN ('pending', 'failed')""");
        RULES.put("messages of an incident that went out in another order than they were written", """
                SELECT a.kind, b.kind FROM notification a JOIN notification b ON a.destination = b.destination AND a.incident_id = b.incident_id AND a.seq < b.seq
                WHERE a.state = 'sent' AND b.state = 'sent' AND a.sent_at > b.sent_at""");
        RULES.put("a window that nobody confirmed", """
                SELECT w.id, w.status FROM maintenance_window w WHERE w.status IN ('confirmed', 'active', 'ended') AND w.origin <> 'pagerduty'
                AND (w.decided_by IS NULL OR NOT EXISTS (SELECT FROM audit a WHERE a.target LIKE '%' || w.id || '%' AND a.outcome = 'done'))""");
        RULES.put("a window that PagerDuty should hold and does not", """
                SELECT window_id, state, last_error FROM window_publication WHERE wanted AND state <> 'published'""");
    }

    private final FrailDatabase database;
    private final FakeSlack slack;

    public RecordChecker(FrailDatabase database, FakeSlack slack) {
        this.database = database;
        this.slack = slack;
    }

    /** What is wrong, each with what breaks the rule; empty when nothing is. */
    public List<String> findings() {
        var findings = new ArrayList<String>();
        RULES.forEach((rule, query) -> database.rows(query).forEach(row -> findings.add(rule + ": " + row)));
        findings.addAll(twiceAtSlack());
        findings.addAll(notAtSlack());
        return findings;
    }

    /** A bot's messages carry their id, so that even an answer that was lost leads to no second one. */
    private List<String> twiceAtSlack() {
        var times = new HashMap<String, Integer>();
        slack.messages().values().forEach(message -> times.merge(id(message), 1, Integer::sum));
        return times.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(entry -> "a message twice at Slack: " + entry)
                .toList();
    }

    private List<String> notAtSlack() {
        List<String> there =
                slack.messages().values().stream().map(RecordChecker::id).toList();
        return database.rows("SELECT id FROM notification WHERE state = 'sent'").stream()
                .filter(id -> !there.contains(id))
                .map(id -> "sent, and not at Slack: " + id)
                .toList();
    }

    private static String id(JsonNode message) {
        return message.path("metadata").path("event_payload").path("id").asText();
    }
}
