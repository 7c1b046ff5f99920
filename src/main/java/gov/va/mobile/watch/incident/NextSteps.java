package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.incident.IncidentView.Help;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Team;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The help for each next step, such that somebody in their first week can act on it (behaviour.md §4, domain.md §1); pure. */
final class NextSteps {
    private final ServicesMap map;
    private final Incident incident;
    private final Optional<Team> team;

    NextSteps(ServicesMap map, Incident incident) {
        this.map = map;
        this.incident = incident;
        this.team = Root.of(map, incident).flatMap(Root::team);
    }

    /** How to do that step of this incident. */
    Help help(Step step) {
        return switch (step) {
            case ACKNOWLEDGE ->
                help(
                        "Acknowledge the incident, so that the others see that you are on it. You need not know the answer: the steps"
                                + " below say what to do and whom to ask."
                                + security(),
                        incident.conditions.security() ? link("security").or(this::process) : process(),
                        Contacts.people(map, "on-call", "engineering-lead"),
                        Optional.of("I am on incident #" + incident.number + ", " + incident.title + "."));
            case REPORT_TO_PLATFORM ->
                help(
                        "Look in " + IncidentWords.PLATFORM_SUPPORT
                                + " whether Platform already knows. If it does, enter the link"
                                + " of that report as already reported. If not, type the words below there, and enter the link of the"
                                + " ticket that you get.",
                        link("platform-playbook").or(this::process),
                        List.of(IncidentWords.PLATFORM_SUPPORT),
                        Optional.of(supportText()));
            case ANNOUNCE ->
                help(
                        "The link of the report goes to #va-mobile-app by itself once it is entered, so that everybody sees that it is"
                                + " known. Paste the words below there if it did not arrive.",
                        process(),
                        List.of("#va-mobile-app"),
                        Optional.of(announcement()));
            case ASSESS_IMPACT ->
                help(
                        "Find out how many Veterans a day are impacted and enter the number: it corrects the priority (over 10,000 P1,"
                                + " over 5,000 P2, over 2,500 P3, else P4). " + significant(),
                        link("platform-incidents"),
                        Contacts.people(map, "product-lead"),
                        Optional.of("How many Veterans a day use what does not work now? " + facts()));
            case RESPONSIBLE_TEAM ->
                help(
                        "Ask the team that runs it whether it is aware; the words below do. If it is not, escalate to it: the words to"
                                + " send then copy the product owner, and so does each later message to that team.",
                        team.flatMap(Team::runbook).or(() -> link("incident-response")),
                        Contacts.team(team),
                        Optional.of(toTeam() + copied(copied())));
            case COMMANDER ->
                help(
                        "Name the commander: one person who gathers the facts, brings them to leadership, starts the work and reports"
                                + " on it. If the one whom the map names cannot, take one of the backups.",
                        process(),
                        Contacts.people(map, Contacts.COMMANDER),
                        Optional.of("Can you lead incident #" + incident.number + "? " + facts()));
            case ASSESS ->
                help(
                        "Gather the four facts: users impacted (from the data), severity (QA), effort to mend it (engineering) and time"
                                + " to the next release (product). " + significant(),
                        process(),
                        Contacts.people(map, "engineering-lead", "product-lead"),
                        Optional.of("Incident #" + incident.number
                                + ": how many Veterans does it impact, how severe is it, how long does mending it take, and when is"
                                + " the next release? "
                                + facts()));
            case RECOMMEND ->
                help(
                        "Present the facts to leadership and enter what it recommends; that is what VA is told, in #va-mobile-app.",
                        process(),
                        Contacts.people(map, "engineering-lead", "product-lead"),
                        Optional.of(facts()));
            case DECIDE ->
                help(
                        "The product owner decides whether action is needed; enter the decision, who took it, and whether it needs a"
                                + " release out of band.",
                        link("out-of-band-deploy-api").or(this::process),
                        Contacts.people(map, Contacts.PRODUCT_OWNER),
                        Optional.of(facts()
                                + Optional.ofNullable(incident.recommendation)
                                        .map(advice -> " Leadership recommends: " + advice.text())
                                        .orElse("")
                                + " Is action needed, and does it need a release out of band?"));
            case WORK ->
                help(
                        "If action was decided: start the work, watch it, and add a note on the progress every 2 business hours; it goes to"
                                + " #va-mobile-app. Set this step to done when the work is.",
                        process(),
                        Contacts.people(map, "engineering-lead"),
                        Optional.of("Done: … Next: … Expected to work again: …"));
            case PRODUCT_OWNER ->
                help(
                        incident.conditions.any()
                                ? "A condition of the process holds, so the product owner must know of this. The notice goes to"
                                        + " #va-mobile-app by itself, outside business hours once they begin; tell them with the words below"
                                        + " if it cannot wait, and set this step to done."
                                : "Tick the condition that holds: a playbook was needed, many users or a long time are concerned, security"
                                        + " is touched, another VA team is needed, or a release out of band. The product owner is then told"
                                        + " in #va-mobile-app by itself; where none holds, set this step to not needed.",
                        process(),
                        Contacts.people(map, Contacts.PRODUCT_OWNER),
                        Optional.of(facts()));
            case MAINTENANCE_WINDOW -> maintenanceWindow();
            case POSTMORTEM ->
                help(
                        incident.conditions.any()
                                ? "A condition of the process holds, so a postmortem is owed once this is resolved: what happened, how it was"
                                        + " found, what it did to Veterans, what is to be done. It blames nobody. A draft from the record is there;"
                                        + " saving it does this step."
                                : "Needed only if one of the conditions of the process holds.",
                        link("postmortem-template").or(this::process),
                        Contacts.people(map, Contacts.PRODUCT_OWNER),
                        Optional.empty());
            case PLAY ->
                help(
                        "May this happen again, or has it happened before? Then write down how it shows itself, how it is found and what"
                                + " mends it, so that the next one is handled faster. Setting this step to done proposes a play, prefilled,"
                                + " unless there is one.",
                        link("plays").or(this::process),
                        Contacts.people(map, "engineering-lead"),
                        Optional.of("Manifestation: … Detection: … Correction: …"));
        };
    }

    /** What is said to the team of an upstream that another VA team runs, with those who are copied. */
    String escalation(String reason, List<String> copied) {
        return toTeam() + " " + reason + copied(copied);
    }

    private Help maintenanceWindow() {
        if (IncidentWords.backend(map, Optional.ofNullable(incident.upstreamId))) {
            return help(
                    "This is the app's own back end: while it is down no maintenance window can reach the app. Tell Platform in "
                            + IncidentWords.PLATFORM_SUPPORT + ".",
                    Optional.empty(),
                    List.of(IncidentWords.PLATFORM_SUPPORT),
                    Optional.of(supportText()));
        }
        return help(
                "If the outage will last, confirm the proposed maintenance window or make one: the app then tells Veterans that this is"
                        + " down, and until when. Its end is a promise to them. A window shared with VA.gov also takes VA.gov's features"
                        + " down: tell #oncall first.",
                process(),
                Stream.concat(Stream.of("#oncall"), Contacts.team(team).stream())
                        .toList(),
                Optional.empty());
    }

    private String supportText() {
        return "/support " + facts() + " Does Platform know of it?";
    }

    private String announcement() {
        String where = incident.reportLinks.isEmpty()
                ? "not reported yet"
                : "reported to Platform: " + incident.reportLinks.getLast().link();
        return IncidentWords.name(map, incident) + " does not work for the app since "
                + IncidentWords.time(incident.startedAt) + "; " + where;
    }

    private String toTeam() {
        return "Hello, the VA mobile app sees this: " + facts()
                + " Are you aware of it, and when do you expect it to work again?";
    }

    /** Once the product owner was copied on what went to another VA team, so are they on all that follows. */
    private List<String> copied() {
        return incident.escalations.stream()
                .map(IncidentView.Escalation::copied)
                .filter(who -> !who.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static String copied(List<String> who) {
        return who.isEmpty() ? "" : " Copied: " + String.join("; ", who) + ".";
    }

    private String facts() {
        String features = incident.affectedFeatures.isEmpty()
                ? ""
                : " Affected in the VA mobile app: "
                        + String.join(", ", IncidentWords.featureNames(map, incident.affectedFeatures)) + ".";
        return incident.title + " since " + IncidentWords.time(incident.startedAt)
                + incident.failure().map(seen -> ": " + seen.message()).orElse("") + "." + features + " Incident #"
                + incident.number + ", " + incident.priority.code() + ".";
    }

    /** What comes first where a Veteran's data or a system may be in wrong hands (domain.md §1). */
    private String security() {
        return incident.conditions.security()
                ? " It concerns security: follow the procedure for security incidents, and write of it here alone."
                : "";
    }

    private String significant() {
        int users = Policies.of(map, incident).significantUsers();
        return users + " or more count as significant: the product owner is told and a postmortem is owed.";
    }

    /** Where the process is written down: the playbook, or else the team's document. */
    private Optional<String> process() {
        return link("playbook").or(() -> link("incident-response"));
    }

    private Optional<String> link(String name) {
        return Optional.ofNullable(map.links().get(name))
                .filter(link -> link.startsWith("https://") || link.startsWith("http://"));
    }

    private static Help help(String text, Optional<String> link, List<String> contacts, Optional<String> copyText) {
        return new Help(text, link, contacts, copyText);
    }
}
