package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Criticality;
import gov.va.mobile.watch.map.Defaults;
import gov.va.mobile.watch.map.Policy;
import gov.va.mobile.watch.map.Rule;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.map.reader.Names.Space;
import gov.va.mobile.watch.map.reader.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one upstream with its checks. */
final class UpstreamReader {
    /** What holds where neither an upstream nor a group says how critical it is. */
    static final Criticality USUAL = Criticality.MODERATE;

    private static final List<String> KEYS = List.of(
            "id",
            "name",
            "team",
            "criticality",
            "dependsOn",
            "pagerduty",
            "checks",
            "unmonitored",
            "paused",
            "rule",
            "policy",
            "message",
            "calendar");
    private static final Kind<Rule> RULE = Kind.text("any, all or { quorum: n }", text -> switch (text) {
        case "any" -> Optional.of(new Rule.Any());
        case "all" -> Optional.of(new Rule.All());
        default -> Optional.empty();
    });

    private final Context context;
    private final CheckReader checks;
    private final ContactReader contacts;
    private final PagerDutyReader pagerDuty;
    private final CalendarReader calendars;
    private final Policy policy;

    UpstreamReader(Context context, CheckReader checks, Policy policy, Defaults defaults) {
        this.context = context;
        this.checks = checks;
        this.contacts = new ContactReader(context.problems());
        this.pagerDuty = new PagerDutyReader(context.names());
        this.calendars = new CalendarReader(context, defaults);
        this.policy = policy;
    }

    Upstream read(Value value) {
        Section upstream = Section.of(value, "an upstream", KEYS, context.problems());
        Optional<Placed<String>> placedId = upstream.required("id", Kind.ID);
        placedId.ifPresent(found -> context.names().declare(Space.UPSTREAM, found));
        String id = placedId.map(Placed::value).orElse("?");
        List<Placed<String>> dependsOn = upstream.scalars("dependsOn", Kind.ID);
        context.names().depends(id, dependsOn);
        List<Check> read = checks(upstream, id);
        return new Upstream(
                id,
                upstream.required("name", Kind.TEXT).map(Placed::value).orElse(id),
                contacts.team(upstream),
                upstream.read("criticality", Kind.word(Criticality.class)).orElse(USUAL),
                dependsOn.stream().map(Placed::value).toList(),
                pagerDuty.read(upstream, id),
                read,
                unmonitored(upstream, id, read),
                CheckReader.pause(upstream),
                rule(upstream, read.stream().filter(check -> !check.partial()).count()),
                upstream.part("policy", PolicyReader.KEYS)
                        .map(own -> PolicyReader.read(own, policy))
                        .orElse(policy),
                upstream.read("message", Kind.TEXT),
                calendars.read(upstream, id));
    }

    private List<Check> checks(Section upstream, String id) {
        var read = new ArrayList<Check>();
        var ids = new ArrayList<Placed<String>>();
        upstream.items("checks").forEach(value -> read.add(checks.read(value, id, ids)));
        context.names().once(ids);
        return read;
    }

    private boolean unmonitored(Section upstream, String id, List<Check> read) {
        boolean unmonitored = upstream.read("unmonitored", Kind.FLAG).orElse(false);
        if (read.isEmpty() && !unmonitored) {
            upstream.error(
                    upstream.has("checks") ? "checks" : "id",
                    "upstream " + id + " without a check",
                    "at least one check, or unmonitored: true");
        }
        if (!read.isEmpty() && unmonitored) {
            upstream.warning("unmonitored", "unmonitored: true beside checks", "one of the two: the checks are run");
        }
        return unmonitored && read.isEmpty();
    }

    /** When its checks make it down; {@code counted} of them count for that: partial ones do not. */
    private Rule rule(Section upstream, long counted) {
        Optional<Value> value = upstream.value("rule");
        if (value.isPresent() && value.get() instanceof Fields) {
            Section rule = Section.of(value.get(), "a rule", List.of("quorum"), context.problems());
            return rule.required("quorum", Kind.number(1, Math.max(1, Math.toIntExact(counted))))
                    .<Rule>map(n -> new Rule.Quorum(n.value()))
                    .orElse(new Rule.Any());
        }
        return upstream.read("rule", RULE).orElse(new Rule.Any());
    }
}
