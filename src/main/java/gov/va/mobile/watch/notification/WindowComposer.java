package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.map.PagerDutyServices;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.window.Preview;
import gov.va.mobile.watch.window.Scope;
import gov.va.mobile.watch.window.SetMembers;
import gov.va.mobile.watch.window.WindowChange;
import gov.va.mobile.watch.window.WindowStatus;
import gov.va.mobile.watch.window.WindowView;
import gov.va.mobile.watch.window.WindowView.Announced;
import gov.va.mobile.watch.window.WindowView.EstimateView;
import gov.va.mobile.watch.window.WindowView.ProposedChange;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts a change of a maintenance window into words (behaviour.md §6, "Text"). Pure. */
final class WindowComposer {
    private static final int ANNOUNCED_SHOWN = 20;

    private final ServicesMap map;
    private final Words words;
    private final Links links;

    WindowComposer(ServicesMap map, Links links) {
        this.map = map;
        this.words = new Words(map);
        this.links = links;
    }

    /** The message of a ruling about that change; the incident is the one that the window was born of. */
    Message compose(Ruling ruling, WindowChange change, Optional<IncidentView> incident) {
        return compose(ruling, change, List.of(change.window()), incident);
    }

    /**
     * The message of a ruling about that change.
     *
     * @param set the windows to which it happened at once ({@link WindowSet}), that of the change among them; of a publication that failed those that PagerDuty holds
     * @param incident the one that the window was born of
     */
    Message compose(Ruling ruling, WindowChange change, List<WindowView> set, Optional<IncidentView> incident) {
        WindowView window = change.window();
        if (incident.filter(IncidentView::restricted).isPresent()) {
            return restricted(change, incident.get());
        }
        String upstream = words.upstreams(
                set.stream().map(WindowView::upstreamId).distinct().toList());
        MessageBuilder message = switch (ruling.kind()) {
            case WINDOW_PROPOSED ->
                WindowSet.each(set) ? announced(set, upstream) : proposed(change, set, incident, upstream);
            case WINDOW_PLANNED -> dated("Maintenance window planned for " + upstream, set);
            case WINDOW_CONFIRMED -> dated("Maintenance window confirmed for " + upstream, set);
            case WINDOW_PUBLISHED -> published(set, upstream);
            case WINDOW_PUBLICATION_FAILED -> notSeen(change, set);
            case WINDOW_MOVED ->
                dated("Maintenance window moved for " + upstream, set).line(change.text());
            case WINDOW_ENDED -> over("Maintenance window ended for " + upstream, change, set);
            case WINDOW_CANCELLED -> over("Maintenance window cancelled for " + upstream, change, set);
            case WINDOW_EXPIRED ->
                over("Maintenance window expired for " + upstream + ": Veterans did NOT see it", change, set);
            case WINDOW_CHANGED_THERE ->
                over("Maintenance window of " + upstream + " was changed in PagerDuty", change, set);
            case WINDOW_CHANGE_PROPOSED -> changeProposed(change, upstream);
            case WINDOW_LONG ->
                dated("Maintenance window of " + upstream + " is longer than 72 hours", set)
                        .fact("Product owner", words.person("product-owner"));
            case WINDOW_VISIBLE -> over("Veterans see the maintenance window of " + upstream, change, set);
            case WINDOW_UNSEEN -> over("Veterans do NOT see this window: " + upstream, change, set);
            case WINDOW_LINGERING -> over("Veterans STILL see this window: " + upstream, change, set);
            case WINDOW_STILL_RIGHT ->
                dated("Still right? Maintenance window of " + upstream, set)
                        .line("Move or cancel it if the plans changed; nothing needs to be done if they did not.");
            default -> over("Maintenance window of " + upstream, change, set);
        };
        if (ruling.destination() == Destination.ONCALL) {
            message.line(
                    "Shared window: it takes VA.gov's features of this service down too, and PagerDuty pages nobody"
                            + " for it while it is on.");
        }
        return message.mention(ruling.mention() ? words.onCall() : Optional.empty())
                .offers(
                        ruling.kind().decides() && ruling.destination() != Destination.ONCALL && !WindowSet.each(set)
                                ? Offers.of(window)
                                : List.of())
                .footer(incident.map(of -> "Incident #" + of.number()).orElse("Window"))
                .footer(links.window(window.id()))
                .build();
    }

    /** How the window is at present: the question while it waits for an answer, else what was decided and by whom. */
    Message present(Ruling ruling, WindowChange change, List<WindowView> set, Optional<IncidentView> incident) {
        WindowView window = change.window();
        boolean asks = window.status() == WindowStatus.PROPOSED
                || (window.proposedChange().isPresent() && window.status() == WindowStatus.ACTIVE);
        if (asks || incident.filter(IncidentView::restricted).isPresent()) {
            return compose(ruling, change, set, incident);
        }
        String upstream = words.upstreams(
                set.stream().map(WindowView::upstreamId).distinct().toList());
        return dated(
                        "Maintenance window of " + upstream + ": "
                                + window.status().code(),
                        set)
                .offers(Offers.of(window))
                .footer(incident.map(of -> "Incident #" + of.number()).orElse("Window"))
                .footer(links.window(window.id()))
                .build();
    }

    private Message restricted(WindowChange change, IncidentView incident) {
        return new MessageBuilder("Maintenance window of restricted incident #" + incident.number() + ": "
                        + change.window().status().code())
                .line("Only the people and roles named on the incident may read more.")
                .footer(links.window(change.window().id()))
                .build();
    }

    private MessageBuilder proposed(
            WindowChange change, List<WindowView> set, Optional<IncidentView> incident, String upstream) {
        WindowView window = change.window();
        MessageBuilder message = new MessageBuilder(
                        "Maintenance window proposed for " + upstream + (window.unstable() ? " (unstable)" : ""))
                .fact("Proposed", span(window))
                .fact("Why", window.estimate().map(WindowComposer::estimate).or(() -> Optional.of(change.text())))
                .fact("Not working", words.features(together(set, WindowView::notWorking)))
                .fact("Still answering, would be blocked too", words.features(stillAnswering(set)))
                .fact("Words to users", window.userMessage());
        window.preview().map(Preview::warnings).orElse(List.of()).forEach(warning -> message.fact("Careful", warning));
        PagerDutyServices services =
                map.upstream(window.upstreamId()).map(Upstream::pagerduty).orElse(PagerDutyServices.NONE);
        Scope scope = services.mobile().isPresent() ? Scope.MOBILE : Scope.SHARED;
        message.fact("Scopes", scopes(services))
                .line("Nothing reaches Veterans until somebody confirms; the app shows it about 6 minutes later.")
                .fact("Confirm, change or reject", links.window(window.id()));
        if (set.size() > 1) {
            message.line("They are one set: confirming or rejecting one confirms or rejects all.");
        }
        List<String> without = incident.flatMap(of -> of.groupId()
                        .map(group -> SetMembers.withoutService(
                                map, group, of.affected().upstreams())))
                .orElse(List.of());
        if (!without.isEmpty()) {
            message.fact("No window, as they have no PagerDuty service", words.upstreams(without));
        }
        return message.command(
                "Confirm by REST (approver)", curl("POST", window, "/confirm", "{\"scope\":\"" + scope.code() + "\"}"));
    }

    private static List<String> together(List<WindowView> set, Function<WindowView, List<String>> features) {
        return set.stream().map(features).flatMap(List::stream).distinct().toList();
    }

    private static List<String> stillAnswering(List<WindowView> set) {
        List<String> down = together(set, WindowView::notWorking);
        return together(set, WindowView::stillAnswering).stream()
                .filter(feature -> !down.contains(feature))
                .toList();
    }

    private MessageBuilder changeProposed(WindowChange change, String upstream) {
        WindowView window = change.window();
        MessageBuilder message = new MessageBuilder("Maintenance window of " + upstream + ": "
                        + window.proposedChange().map(WindowComposer::question).orElse("its times may be wrong"))
                .fact("Now", span(window))
                .fact("Why", window.proposedChange().map(ProposedChange::reason).or(() -> Optional.of(change.text())))
                .fact("Features", words.features(window.features()))
                .line("Nothing changes until somebody decides.");
        window.proposedChange()
                .map(proposed -> decision(change, proposed))
                .ifPresent(command -> message.command("Do it by REST (approver)", command));
        return message;
    }

    private static String question(ProposedChange change) {
        return switch (change.kind()) {
            case "extend" -> "extend it to " + Words.time(change.end()) + "?";
            case "endEarly" -> "end it early?";
            default -> "start it now?";
        };
    }

    /** A start that has passed by then becomes the moment of the request. */
    private String decision(WindowChange change, ProposedChange proposed) {
        WindowView window = change.window();
        return switch (proposed.kind()) {
            case "extend" -> curl("POST", window, "/extend", "{\"end\":\"" + proposed.end() + "\"}");
            case "endEarly" -> curl("POST", window, "/end", "{}");
            default ->
                curl(
                        "PATCH",
                        window,
                        "",
                        "{\"start\":\"" + change.at() + "\",\"reason\":\"its upstream is down already\"}");
        };
    }

    private String curl(String method, WindowView window, String path, String body) {
        return "curl -X " + method + " '" + links.decide(window.id(), path)
                + "' -H \"Authorization: Bearer $TOKEN\" -H 'If-Match: \"" + window.version()
                + "\"' -H 'Content-Type: application/json' -d '" + body + "'";
    }

    private static String scopes(PagerDutyServices services) {
        if (services.shared().isEmpty() && services.mobile().isEmpty()) {
            return "the services map names no PagerDuty service: Veterans would not see it";
        }
        String shared = "shared (also takes VA.gov's features down and mutes PagerDuty's paging: tell #oncall first)";
        if (services.mobile().isEmpty()) {
            return shared;
        }
        return "mobile (the app only)" + (services.shared().isPresent() ? " or " + shared : "");
    }

    /** Many at once, as when a calendar is first read: each is decided by itself. */
    private MessageBuilder announced(List<WindowView> set, String upstream) {
        var message = new MessageBuilder(
                        "Maintenance announced by " + upstream + ": " + set.size() + " windows proposed")
                .fact("Where", set.getFirst().announced().flatMap(Announced::source))
                .fact("Features", words.features(together(set, WindowView::features)));
        set.stream()
                .sorted(Comparator.comparing(WindowView::start))
                .limit(ANNOUNCED_SHOWN)
                .forEach(window -> message.line(span(window) + ": " + links.window(window.id())));
        if (set.size() > ANNOUNCED_SHOWN) {
            message.line("and " + (set.size() - ANNOUNCED_SHOWN) + " more");
        }
        return message.line(
                "Nothing reaches Veterans until somebody confirms; each is confirmed or rejected by itself.");
    }

    private MessageBuilder published(List<WindowView> set, String upstream) {
        List<String> ids = set.stream()
                .flatMap(window -> window.publication().pagerdutyId().stream())
                .toList();
        return new MessageBuilder("Maintenance window published for " + upstream)
                .fact("When", span(set.getFirst()))
                .fact(ids.size() > 1 ? "PagerDuty windows" : "PagerDuty window", String.join(", ", ids))
                .line("PagerDuty holds it; the app shows it within about 6 minutes.");
    }

    private MessageBuilder notSeen(WindowChange change, List<WindowView> set) {
        WindowView window = change.window();
        List<String> held = set.stream()
                .map(WindowView::upstreamId)
                .filter(id -> !id.equals(window.upstreamId()))
                .toList();
        return new MessageBuilder("Veterans do NOT see this window: " + words.upstream(window.upstreamId()))
                .fact("Window", span(window))
                .fact("PagerDuty holds those of", held.isEmpty() ? "" : words.upstreams(held))
                .fact("Why", window.publication().lastError().orElse(change.text()))
                .fact("Veterans lose unwarned", words.features(window.features()))
                .fact(
                        "Do next",
                        "Look at the PagerDuty settings and service of this upstream, or set the window in PagerDuty by"
                                + " hand: it is found and adopted here.");
    }

    private MessageBuilder dated(String title, List<WindowView> set) {
        WindowView window = set.getFirst();
        MessageBuilder message = new MessageBuilder(title)
                .fact("When", span(window))
                .fact("Scope", window.scope().map(WindowComposer::scope))
                .fact("Features", words.features(together(set, WindowView::features)));
        set.stream()
                .flatMap(each -> each.userMessage().stream())
                .distinct()
                .forEach(text -> message.fact("Words to users", text));
        message.fact("Decided by", window.decidedBy()).fact("Agreed with", window.agreedWith());
        if (window.status() != WindowStatus.PROPOSED
                && window.publication().state().equals("none")) {
            message.line("Local only: Veterans see nothing, because there is no PagerDuty to publish it to.");
        }
        return message;
    }

    private MessageBuilder over(String title, WindowChange change, List<WindowView> set) {
        return new MessageBuilder(title)
                .line(change.text())
                .fact("When", span(change.window()))
                .fact("Scope", change.window().scope().map(WindowComposer::scope))
                .fact("Features", words.features(together(set, WindowView::features)))
                .fact("By", change.by().name());
    }

    private static String span(WindowView window) {
        return Words.time(window.start()) + " to " + Words.time(window.end()) + " ("
                + Words.duration(Duration.between(window.start(), window.end())) + ")";
    }

    private static String scope(Scope scope) {
        return switch (scope) {
            case MOBILE -> "the app only";
            case SHARED -> "the app and VA.gov";
        };
    }

    private static String estimate(EstimateView estimate) {
        return "likely another " + Words.duration(estimate.remaining())
                + switch (estimate.basis()) {
                    case "upstream" -> ", from " + estimate.samples() + " past outages of this upstream";
                    case "all" -> ", from " + estimate.samples() + " past outages of all upstreams";
                    default -> " (too few past outages to say: the default)";
                };
    }
}
