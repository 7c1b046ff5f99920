package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.UpstreamHealth;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.notification.Links;
import gov.va.mobile.watch.notification.Mrkdwn;
import gov.va.mobile.watch.notification.Words;
import gov.va.mobile.watch.window.WindowView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code /upstream} answers, in escaped markup. Pure. */
final class CommandWords {
    private static final int SHOWN = 20;
    private static final int VALUE = 300;

    private final ServicesMap map;
    private final Words words;
    private final Links links;
    private final SituationWords situation;

    CommandWords(ServicesMap map, Links links) {
        this.map = map;
        this.words = new Words(map);
        this.links = links;
        this.situation = new SituationWords(map, links);
    }

    static String help() {
        return """
                What `/upstream` can do:
                • `/upstream status`: what is down or degraded now
                • `/upstream bgs`: one upstream, by its id or name
                • `/upstream incidents`: the open incidents
                • `/upstream windows`: maintenance windows that are proposed, confirmed or on
                • `/upstream owner bgs`: who runs it, and how they are reached
                • `/upstream report bgs https://…`: where it was reported to Platform; without a link a dialog asks for it
                Only you see the answers.""";
    }

    String unknown(String name) {
        return "There is no upstream `" + Mrkdwn.line(name.replace('`', '\''), 100) + "`.\n" + help();
    }

    /** The upstream of that id or name. */
    Optional<Upstream> find(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        List<Upstream> all = map.upstreams();
        return all.stream()
                .filter(upstream -> upstream.id().equals(wanted))
                .findFirst()
                .or(() -> all.stream()
                        .filter(upstream ->
                                upstream.name().toLowerCase(Locale.ROOT).equals(wanted))
                        .findFirst());
    }

    String status(Map<String, UpstreamHealth> health, List<IncidentView> open) {
        Map<HealthStatus, Long> counts =
                health.values().stream().collect(Collectors.groupingBy(UpstreamHealth::status, Collectors.counting()));
        List<String> lines = new ArrayList<>();
        lines.add("*" + counts.getOrDefault(HealthStatus.UP, 0L) + " up, "
                + counts.getOrDefault(HealthStatus.DEGRADED, 0L) + " degraded, "
                + counts.getOrDefault(HealthStatus.DOWN, 0L) + " down, "
                + counts.getOrDefault(HealthStatus.UNKNOWN, 0L) + " unknown*");
        health.values().stream()
                .filter(upstream ->
                        upstream.status() == HealthStatus.DOWN || upstream.status() == HealthStatus.DEGRADED)
                .limit(SHOWN)
                .map(upstream -> "• " + line(upstream))
                .forEach(lines::add);
        lines.add(open.isEmpty() ? "No incident is open." : "Open incidents: " + open.size());
        lines.add("<" + links.home() + "|Open the page>");
        return String.join("\n", lines);
    }

    String upstream(
            Upstream upstream, Optional<UpstreamHealth> health, List<IncidentView> open, List<WindowView> windows) {
        List<String> lines = new ArrayList<>();
        lines.add("*" + Mrkdwn.escape(upstream.name()) + "* (`" + upstream.id() + "`)");
        lines.add(health.map(this::line).orElse("not judged yet"));
        health.flatMap(UpstreamHealth::failure)
                .ifPresent(failure -> lines.add("Found: " + Mrkdwn.line(failure.message(), VALUE)));
        lines.add("Who runs it: " + owner(upstream));
        open.stream()
                .filter(incident -> incident.upstreamId().equals(Optional.of(upstream.id())))
                .map(situation::of)
                .forEach(lines::add);
        windows.stream()
                .filter(window -> window.upstreamId().equals(upstream.id()))
                .map(situation::of)
                .forEach(lines::add);
        return String.join("\n", lines);
    }

    String owns(Upstream upstream) {
        return "*" + Mrkdwn.escape(upstream.name()) + "* is run by: " + owner(upstream);
    }

    String incidents(List<IncidentView> open) {
        return open.isEmpty()
                ? "No incident is open."
                : listed(open.stream().map(situation::of).toList(), "incidents");
    }

    String windows(List<WindowView> live) {
        return live.isEmpty()
                ? "No maintenance window is proposed, confirmed or on."
                : listed(live.stream().map(situation::of).toList(), "windows");
    }

    private String listed(List<String> all, String what) {
        String shown = all.stream().limit(SHOWN).map(line -> "• " + line).collect(Collectors.joining("\n"));
        return all.size() > SHOWN
                ? shown + "\nand " + (all.size() - SHOWN) + " more " + what + ": <" + links.home() + "|open the page>"
                : shown;
    }

    private String owner(Upstream upstream) {
        String contact = words.contact(upstream.id());
        return contact.isEmpty() ? "the services map does not say" : Mrkdwn.escape(contact);
    }

    private String line(UpstreamHealth upstream) {
        return Mrkdwn.escape(words.upstream(upstream.upstreamId())) + " is "
                + upstream.status().code()
                + upstream.since().map(since -> " since " + Words.time(since)).orElse("")
                + (upstream.causedBy().isEmpty()
                        ? ""
                        : ", because of " + Mrkdwn.escape(words.upstreams(upstream.causedBy())))
                + (upstream.flapping() ? ", flapping" : "");
    }
}
