package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.incident.IncidentChange;
import gov.va.mobile.watch.incident.IncidentKind;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.IncidentView.ReportLink;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.window.WindowView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts a change of an incident into words (behaviour.md §6, "Text"). Pure. */
final class IncidentComposer {
    private static final int STEPS_SHOWN = 3;

    private final Words words;
    private final Links links;

    IncidentComposer(ServicesMap map, Links links) {
        this.words = new Words(map);
        this.links = links;
    }

    /** The message of a ruling about that change. */
    Message compose(Ruling ruling, IncidentChange change) {
        IncidentView incident = change.incident();
        Optional<String> mention = ruling.mention() ? words.mention(roles(ruling.kind(), change)) : Optional.empty();
        if (incident.restricted()) {
            return restricted(ruling.kind(), incident, mention);
        }
        MessageBuilder message = switch (ruling.kind()) {
            case INCIDENT_OPENED -> down(change, subject(incident) + verb(incident, " is down", ""));
            case INCIDENT_FLAPPING ->
                down(change, subject(incident) + " is flapping: it goes to and fro")
                        .line("Each down and up is no longer told. It is resolved once it was up for half an hour.");
            case INCIDENT_CALMED ->
                down(change, subject(incident) + verb(incident, " is down", "") + ", and flapping no more");
            case INCIDENT_REOPENED -> down(change, subject(incident) + verb(incident, " is down", "") + " again");
            case INCIDENT_RESOLVED ->
                incident.flapping() ? said("Passes again: " + subject(incident), change) : resolved(change);
            case INCIDENT_ACKNOWLEDGED ->
                new MessageBuilder("Acknowledged: " + subject(incident))
                        .fact("By", change.by().name());
            case INCIDENT_FOLDED -> said("Goes on as another incident: " + subject(incident), change);
            case INCIDENT_REPORTED -> reported(change);
            case INCIDENT_CAUSE -> said("Cause found: " + subject(incident), change);
            case INCIDENT_RECOMMENDED -> recommended(change);
            case INCIDENT_DECIDED -> decided(change);
            case INCIDENT_PROGRESS ->
                said("Progress: " + subject(incident), change)
                        .fact("Reported by", change.by().name());
            case INCIDENT_ESCALATED -> escalated(change);
            case PRODUCT_OWNER -> productOwner(change);
            case INCIDENT_CLOSED -> said("Closed: " + subject(incident), change);
            default -> said(subject(incident), change);
        };
        return message.mention(mention)
                .offers(offered(ruling.kind()) ? Offers.of(incident) : List.of())
                .footer(name(incident))
                .footer(links.incident(incident.id()))
                .build();
    }

    private static boolean offered(NotificationKind kind) {
        return switch (kind) {
            case INCIDENT_OPENED, INCIDENT_REOPENED, INCIDENT_FLAPPING, INCIDENT_CALMED, INCIDENT_ESCALATED -> true;
            default -> false;
        };
    }

    /** How the incident is at present, as opened or as resolved; {@code live} are its windows that are not over. */
    Message present(NotificationKind kind, IncidentChange change, List<WindowView> live) {
        IncidentView incident = change.incident();
        if (incident.restricted()) {
            return restricted(kind, incident, Optional.empty());
        }
        String passes = incident.flapping() ? " is flapping: it goes to and fro" : verb(incident, " is down", "");
        MessageBuilder message =
                kind == NotificationKind.INCIDENT_OPENED ? down(change, subject(incident) + passes) : resolved(change);
        live.forEach(window -> message.fact(
                "Maintenance window",
                window.status().code() + ", " + words.upstream(window.upstreamId()) + " until "
                        + Words.time(window.end())));
        return message.fact("Acknowledged by", incident.acknowledgedBy())
                .fact(
                        "Reported",
                        incident.reportLinks().stream()
                                .map(link -> link.link() + " by " + link.by())
                                .collect(Collectors.joining("; ")))
                .offers(Offers.of(incident))
                .footer(name(incident))
                .footer(links.incident(incident.id()))
                .build();
    }

    /** Who is mentioned, inside business hours. */
    private static List<String> roles(NotificationKind kind, IncidentChange change) {
        return switch (kind) {
            case PRODUCT_OWNER -> List.of("product-owner");
            case INCIDENT_ESCALATED ->
                List.of(change.data().getOrDefault("copied", change.data().getOrDefault("to", "on-call")));
            default -> List.of("on-call");
        };
    }

    private Message restricted(NotificationKind kind, IncidentView incident, Optional<String> mention) {
        boolean over = kind.over() || kind == NotificationKind.INCIDENT_FOLDED;
        return new MessageBuilder("Restricted incident #" + incident.number() + (over ? " is resolved" : " is open"))
                .mention(mention)
                .line("Only the people and roles named on it may read it.")
                .footer(links.incident(incident.id()))
                .build();
    }

    private MessageBuilder down(IncidentChange change, String title) {
        IncidentView incident = change.incident();
        MessageBuilder message = new MessageBuilder(title);
        if (!title.startsWith(incident.title()) && !incident.title().startsWith(subject(incident))) {
            message.fact("Title", incident.title());
        }
        message.fact("What", incident.description());
        if (incident.kind() == IncidentKind.CONTROL) {
            message.fact("Opened by", change.by().name())
                    .fact("Commander", incident.commander().map(IncidentComposer::commander));
        }
        message.fact("Since", Words.time(incident.startedAt()) + noticed(incident))
                .fact("Found", incident.failure().map(Failure::message))
                .fact("Veterans lose", words.features(incident.affected().features()))
                .fact(incident.groupId().isPresent() ? "Upstreams" : "Down with it", words.upstreams(others(incident)))
                .fact(
                        "Cause found",
                        Optional.ofNullable(change.data().get(IncidentChange.CAUSE_OF))
                                .map(effects -> "it explains " + effects + ", which go on as this incident"))
                .fact("Contact", contact(incident))
                .fact(
                        "Play",
                        incident.plays().stream()
                                .map(IncidentView.PlayLink::title)
                                .collect(Collectors.joining("; ")));
        if (incident.upstreamId().filter(words::backend).isPresent()) {
            message.line("This is the app's own back end: while it is down no maintenance window can reach the app."
                    + " Ask in #vfs-platform-support.");
        }
        return message.fact("Do next", nextSteps(incident));
    }

    private MessageBuilder resolved(IncidentChange change) {
        IncidentView incident = change.incident();
        // Down it was until it worked again, not until that had lasted.
        Instant end = Optional.ofNullable(change.data().get("recoveredAt"))
                .map(Instant::parse)
                .or(incident::resolvedAt)
                .orElse(change.at());
        String length = Words.duration(Duration.between(incident.startedAt(), end));
        String how = incident.resolution().orElse("recovered");
        String title = "Resolved: " + subject(incident) + " "
                + switch (how) {
                    case "recovered" ->
                        verb(incident, "was down " + length + ", recovered", "recovered after " + length);
                    case "falseAlarm" -> "was a false alarm";
                    case "duplicate" -> "was a duplicate";
                    case "removedFromMap" -> "is no longer in the services map";
                    default -> "after " + length + " (" + how + ")";
                };
        MessageBuilder message = new MessageBuilder(title)
                .line("Incident #" + incident.number() + " is resolved.")
                .fact("From", Words.time(incident.startedAt()) + " to " + Words.time(end))
                .fact("Found", incident.failure().map(Failure::message));
        if (how.equals("recovered")) {
            message.fact(
                    "Veterans have back", words.features(incident.affected().features()));
        }
        return message.fact(
                "Do next", incident.conditions().any() ? "A postmortem is owed before it can be closed." : "");
    }

    private MessageBuilder reported(IncidentChange change) {
        IncidentView incident = change.incident();
        Optional<ReportLink> last = incident.reportLinks().isEmpty()
                ? Optional.empty()
                : Optional.of(incident.reportLinks().getLast());
        String link = Optional.ofNullable(change.data().get("link"))
                .or(() -> last.map(ReportLink::link))
                .orElse("");
        boolean already = last.filter(ReportLink::alreadyReported).isPresent();
        return new MessageBuilder((already ? "Already reported: " : "Reported: ") + subject(incident))
                .line("Reported to Platform: " + link)
                .fact("Note", last.flatMap(ReportLink::note))
                .fact("By", change.by().name())
                .fact("Down since", Words.time(incident.startedAt()))
                .fact("Veterans lose", words.features(incident.affected().features()))
                .line("It is known: please do not report it again.");
    }

    private MessageBuilder recommended(IncidentChange change) {
        return new MessageBuilder("Recommendation: " + subject(change.incident()))
                .fact(
                        "Leadership recommends",
                        change.incident()
                                .recommendation()
                                .map(IncidentView.Statement::text)
                                .orElse(change.text()))
                .fact("Recorded by", change.by().name())
                .fact("Do next", "The product owner decides.");
    }

    private MessageBuilder decided(IncidentChange change) {
        MessageBuilder message = new MessageBuilder("Decision: " + subject(change.incident()));
        change.incident()
                .decision()
                .ifPresentOrElse(
                        decision -> message.fact("Action", decision.action() ? "yes" : "no")
                                .fact("Decision", decision.text())
                                .fact("Decided by", decision.decidedBy())
                                .fact("Out-of-band release", decision.outOfBandRelease() ? "yes" : ""),
                        () -> message.line(change.text()));
        return message.fact("Recorded by", change.by().name());
    }

    private MessageBuilder escalated(IncidentChange change) {
        Map<String, String> data = change.data();
        return new MessageBuilder("Escalated: " + subject(change.incident()))
                .fact("To", data.getOrDefault("to", ""))
                .fact("Reached by", data.getOrDefault("contact", ""))
                .fact("Reason", data.getOrDefault("reason", ""))
                .fact("Copied", data.containsKey("copied") ? "the product owner" : "")
                .fact("Words to send to that team", data.getOrDefault("paste", ""))
                .fact("By", change.by().name());
    }

    private MessageBuilder productOwner(IncidentChange change) {
        IncidentView incident = change.incident();
        return new MessageBuilder("For the product owner: " + subject(incident))
                .line(change.text())
                .fact("Conditions that hold", Words.conditions(incident.conditions()))
                .fact("Since", Words.time(incident.startedAt()))
                .fact("Veterans lose", words.features(incident.affected().features()))
                .fact("Acknowledged by", incident.acknowledgedBy())
                .line("A postmortem is owed once it is resolved.");
    }

    private MessageBuilder said(String title, IncidentChange change) {
        return new MessageBuilder(title).line(change.text());
    }

    private String contact(IncidentView incident) {
        return incident.groupId()
                .map(words::groupContact)
                .filter(contact -> !contact.isEmpty())
                .or(() -> incident.upstreamId().map(words::contact))
                .orElse("");
    }

    /** What it is about: the upstream or the group for what opened by itself, else the title that somebody gave it. */
    String subject(IncidentView incident) {
        if (incident.kind() == IncidentKind.CONTROL) {
            return incident.title();
        }
        return incident.groupId()
                .flatMap(words::group)
                .or(() -> incident.upstreamId().map(words::upstream))
                .orElse(incident.title());
    }

    private static String verb(IncidentView incident, String ofUpstream, String ofOther) {
        boolean upstream = incident.kind() == IncidentKind.NON_CONTROL
                && (incident.upstreamId().isPresent() || incident.groupId().isPresent());
        return upstream ? ofUpstream : ofOther;
    }

    private static List<String> others(IncidentView incident) {
        return incident.affected().upstreams().stream()
                .filter(id -> !incident.upstreamId().equals(Optional.of(id)))
                .toList();
    }

    private static String noticed(IncidentView incident) {
        Duration late = Duration.between(incident.startedAt(), incident.detectedAt());
        return late.toMinutes() > 0 ? " (noticed " + Words.duration(late) + " later)" : "";
    }

    static String commander(IncidentView.Commander commander) {
        return commander.name()
                + (commander.backups().isEmpty() ? "" : " (backups: " + String.join(", ", commander.backups()) + ")");
    }

    static String name(IncidentView incident) {
        return "Incident #" + incident.number() + ", " + incident.priority().code() + ", "
                + (incident.kind() == IncidentKind.CONTROL ? "ours" : "not ours")
                + incident.upstreamId()
                        .or(incident::groupId)
                        .map(id -> ", " + id)
                        .orElse("");
    }

    private static String nextSteps(IncidentView incident) {
        return incident.nextSteps().stream()
                .filter(step -> step.state().equals("open"))
                .limit(STEPS_SHOWN)
                .map(step -> Words.step(step.step()))
                .collect(Collectors.joining("; "));
    }
}
